-- Numbers are searched by how they begin, whatever the database's collation.

create index ticket_by_number_beginning on ticket (number text_pattern_ops);
