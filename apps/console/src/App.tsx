import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { LiveRegion, ThemeRoot } from "@yingsheng/ui";
import { lazy, Suspense } from "react";
import { createBrowserRouter, Outlet, type RouteObject, RouterProvider } from "react-router";
import { Entrance } from "./Entrance.tsx";
import { Home } from "./Home.tsx";
import { NotFound } from "./NotFound.tsx";
import { OfflineStrip } from "./OfflineStrip.tsx";
import { PageFrame } from "./PageFrame.tsx";
import { pages } from "./pages.ts";
import { Shell } from "./Shell.tsx";
import "./shell.css";

const Gallery = lazy(() => import("./gallery/GalleryPage.tsx"));

const queries = new QueryClient({
  defaultOptions: {
    // The client itself repeats reads that the network lost; a refusal does not change by asking again.
    queries: { retry: false, networkMode: "always", staleTime: 5_000 },
    mutations: { retry: false, networkMode: "always" },
  },
});

const pageRoutes: RouteObject[] = pages.map((page) => ({ path: page.path, element: <PageFrame page={page} /> }));
const homeRoute: RouteObject[] = pages.some((page) => page.path === "/") ? [] : [{ path: "/", element: <Home /> }];

const Root = () => (
  <>
    <OfflineStrip />
    <LiveRegion />
    <Outlet />
  </>
);

const router = createBrowserRouter([
  {
    element: <Root />,
    children: [
      {
        path: "/gallery",
        element: (
          <Suspense>
            <Gallery />
          </Suspense>
        ),
      },
      {
        element: (
          <Entrance>
            <Shell />
          </Entrance>
        ),
        children: [...homeRoute, ...pageRoutes, { path: "*", element: <NotFound /> }],
      },
    ],
  },
]);

/** The console: theme, server state, routes. */
export const App = () => (
  <ThemeRoot>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </ThemeRoot>
);
