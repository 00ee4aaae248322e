import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { listPipelines } from '#lib/contract/pipelines.ts';

/** The pipelines there are, the default first. */
export function PipelineChoices() {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['pipelines'],
    queryFn: ({ signal }) => api(listPipelines, {}, { signal }),
  });
  return (
    <ul>
      {data?.items.map((pipeline) => (
        <li key={pipeline.id}>{pipeline.name}</li>
      ))}
    </ul>
  );
}
