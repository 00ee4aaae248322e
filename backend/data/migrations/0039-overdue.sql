-- Few tickets have a deadline: what is overdue is found, and counted, among those alone.
create index ticket_first_response_due on ticket (first_response_due_at) where first_response_due_at is not null;

create index ticket_closure_due on ticket (closure_due_at) where closure_due_at is not null;

create index ticket_next_due on ticket (next_due_at) where next_due_at is not null;
