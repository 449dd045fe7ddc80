import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = `http://127.0.0.1:${process.env.PORT ?? "8080"}`;
const proxy = { "/api": server, "/healthz": server, "/readyz": server };

/** What changes only when a library does stands in chunks of its own, so that a release leaves them in browsers' caches. */
const groups = [
  { name: "react", test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack)[\\/]/ },
  { name: "icons", test: /node_modules[\\/]@ant-design[\\/]icons/, minShareCount: 2 },
];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { proxy },
  preview: { proxy },
  build: {
    outDir: "dist",
    target: "es2022",
    chunkSizeWarningLimit: 900,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
});
