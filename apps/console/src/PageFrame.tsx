import type { ConsolePage } from "@yingsheng/kernel/web";
import { ErrorState, NoRight, useDelayed, useSession } from "@yingsheng/ui";
import { Component, type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { useLocation } from "react-router";
import { mayOpen } from "./pages.ts";

const loaded = new Map<ConsolePage, ComponentType>();

/** One lazy component per page for the life of the app: made anew on each visit it would load again and lose its place. */
const componentOf = (page: ConsolePage): ComponentType => {
  const found = loaded.get(page) ?? lazy(page.load);
  loaded.set(page, found);
  return found;
};

/** Keeps one broken page from taking rail and top bar with it. */
class PageBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };
  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }
  override render(): ReactNode {
    return this.state.error ? (
      <ErrorState error={this.state.error} onRetry={() => location.reload()} />
    ) : (
      this.props.children
    );
  }
}

const Waiting = () => {
  const late = useDelayed(true);
  return late ? (
    <div className="ys-page" aria-busy="true">
      <span className="ys-bone ys-bone-title" />
      <span className="ys-bone" />
      <span className="ys-bone" />
    </div>
  ) : null;
};

/** A module's page inside the shell: its right checked, its code loaded when first opened. */
export const PageFrame = ({ page }: { page: ConsolePage }) => {
  const { can } = useSession();
  const { pathname } = useLocation();
  if (!mayOpen(page, can)) return <NoRight what={page.title} />;
  const Page = componentOf(page);
  return (
    <PageBoundary key={pathname}>
      <Suspense fallback={<Waiting />}>
        <Page />
      </Suspense>
    </PageBoundary>
  );
};
