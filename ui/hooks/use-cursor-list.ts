import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";

type Page<Row> = { items: readonly Row[]; nextCursor?: string | null };

/**
 * A list that pages by key. `load` gets the cursor (`undefined` for the first page); what comes back spreads into
 * `<DataTable {...list} />`. The key must name everything the list depends on: program, filters, sort.
 */
export const useCursorList = <Row>(
  key: readonly unknown[],
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Row>>,
  { refreshMs }: { refreshMs?: number } = {},
) => {
  const asked = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    ...(refreshMs ? { refetchInterval: refreshMs } : {}),
  });
  const pages = asked.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.items), [pages]);
  return {
    rows,
    error: asked.isError ? asked.error : undefined,
    onRetry: () => void asked.refetch(),
    nextCursor: pages?.at(-1)?.nextCursor ?? null,
    onMore: () => void asked.fetchNextPage(),
    loadingMore: asked.isFetchingNextPage,
    updating: asked.isPlaceholderData,
  };
};
