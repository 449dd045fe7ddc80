import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.mjs";
import { Sentence, step } from "./say.mjs";

const systemChromium = "/usr/bin/chromium";

const works = (program, ...args) => spawnSync(program, args, { stdio: "ignore" }).status === 0;

function hasFontBelow(folder) {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { withFileTypes: true }).some((entry) =>
    entry.isDirectory() ? hasFontBelow(join(folder, entry.name)) : /cjk|sourcehan|wqy|pingfang/i.test(entry.name),
  );
}

/** Without a Chinese font every screenshot shows boxes. */
function hasChineseFont() {
  const listed = spawnSync("fc-list", [":lang=zh-cn", "family"], { encoding: "utf8" });
  if (listed.status === 0) return listed.stdout.trim() !== "";
  return hasFontBelow("/usr/share/fonts") || process.platform !== "linux";
}

/** The words that make apt run with the rights it needs; undefined where there is no way. */
function asRoot() {
  if (!works("apt-get", "--version")) return undefined;
  if (process.getuid?.() === 0) return [];
  return works("sudo", "-n", "true") ? ["sudo", "-n"] : undefined;
}

/**
 * Finds the browser of the journeys, and a Chinese font; installs what is missing with apt where that is possible.
 * @returns {Promise<string>} path of Chromium
 */
export async function ensureChromium() {
  const own = process.env.CHROMIUM;
  if (own && !existsSync(own)) throw new Sentence(`CHROMIUM names ${own}, which does not exist: correct or unset it.`);
  const missing = [];
  if (!own && !existsSync(systemChromium)) missing.push("chromium");
  if (!hasChineseFont()) missing.push("fonts-noto-cjk");
  if (missing.length === 0) return own ?? systemChromium;

  const sudo = asRoot();
  if (!sudo) {
    throw new Sentence(
      `The journeys in the browser need ${missing.join(" and ")}: install them (Debian: apt-get install ${missing.join(" ")}), ` +
        "or name a Chromium in CHROMIUM, or run the other tests alone with: npm test -- kernel modules packs apps",
    );
  }
  await step(`installing ${missing.join(" and ")} with apt (a minute or two)`, async () => {
    const environment = ["env", "DEBIAN_FRONTEND=noninteractive"];
    for (const words of [
      ["apt-get", "update", "-qq"],
      ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300", ...missing],
    ]) {
      const [program, ...args] = [...sudo, ...environment, ...words];
      const { code, output } = await run(program, args, { quiet: true });
      if (code === 0) continue;
      process.stderr.write(output);
      throw new Sentence(`"${words.join(" ")}" failed: see above; check the network, or name a Chromium in CHROMIUM.`);
    }
    // Ubuntu's package of this name holds no browser.
    if (!own && !existsSync(systemChromium)) {
      throw new Sentence(
        "The package chromium brought no /usr/bin/chromium: install a Chromium and name it in CHROMIUM.",
      );
    }
  });
  return own ?? systemChromium;
}
