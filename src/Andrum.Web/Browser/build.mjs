import { cpSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const entries = readdirSync(join(here, "entries")).filter((file) => file.endsWith(".ts"));

rmSync(dist, { recursive: true, force: true });

cpSync(join(here, "static"), dist, { recursive: true });

await build({
  absWorkingDir: here,
  entryPoints: entries.map((file) => join(here, "entries", file)),
  outdir: dist,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome111", "firefox113", "safari16.4"],
  loader: { ".woff2": "file" },
  assetNames: "[ext]/[name]-[hash]",
  legalComments: "none",
  logLevel: "warning",
});
