/** What the bundler loads besides TypeScript. */
declare module "*.css";

// antd ships this as an ES module without saying so in package.json, so its default export would be typed one level off.
declare module "antd/es/locale/zh_CN.js" {
  import type { ConfigProviderProps } from "antd";

  const locale: NonNullable<ConfigProviderProps["locale"]>;
  export default locale;
}
