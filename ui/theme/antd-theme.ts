import { type ThemeConfig, theme } from "antd";
import { fontFamily, monoFamily, type Palette, typeSizes } from "./tokens.ts";

const components = (palette: Palette): ThemeConfig["components"] => ({
  Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", fontWeight: 500 },
  Input: { activeShadow: `0 0 0 2px ${palette.accentWeak}` },
  Select: { optionSelectedBg: palette.accentWeak, optionSelectedFontWeight: 500, optionHeight: 30 },
  Tooltip: { colorBgSpotlight: palette.ink, colorTextLightSolid: palette.card },
  Modal: { titleFontSize: typeSizes.lead },
  Drawer: { footerPaddingBlock: 12, footerPaddingInline: 24 },
});

/**
 * The antd theme of one palette. Motion stays at or under 120 ms and is off when the person asked for less of it.
 */
export const antdTheme = (palette: Palette, scheme: "light" | "dark", reducedMotion: boolean): ThemeConfig => ({
  algorithm: scheme === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
  hashed: false,
  token: {
    colorPrimary: palette.accentFill,
    colorPrimaryHover: palette.accentFillHover,
    colorInfo: palette.accent,
    colorLink: palette.accent,
    colorLinkHover: palette.accent,
    colorSuccess: palette.green,
    colorWarning: palette.amber,
    colorError: palette.red,
    colorText: palette.ink,
    colorTextSecondary: palette.ink2,
    colorTextTertiary: palette.ink3,
    colorTextPlaceholder: palette.ink3,
    colorTextDescription: palette.ink3,
    colorTextDisabled: palette.ink3,
    colorBgLayout: palette.ground,
    colorBgContainer: palette.card,
    colorBgElevated: palette.card,
    colorBgContainerDisabled: palette.sunk,
    // A dialog interrupts, it does not hide: what it is about stays legible behind it.
    colorBgMask: "rgba(20, 18, 16, 0.3)",
    colorBorder: palette.edge,
    colorBorderSecondary: palette.hairline,
    colorSplit: palette.hairline,
    controlItemBgHover: palette.sunk,
    controlItemBgActive: palette.accentWeak,
    fontFamily,
    fontFamilyCode: monoFamily,
    fontSize: typeSizes.body,
    borderRadius: 4,
    controlHeight: 32,
    boxShadow: "0 2px 12px rgba(0,0,0,.14)",
    boxShadowSecondary: "0 2px 12px rgba(0,0,0,.14)",
    motion: !reducedMotion,
    motionDurationFast: "0.06s",
    motionDurationMid: "0.1s",
    motionDurationSlow: "0.12s",
  },
  components: components(palette),
});
