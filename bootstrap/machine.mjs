/**
 * Looks what the machine has of what the bench needs, and names the command that brings what is missing.
 * Plain JavaScript for any Node from 20 on, with no packages: it runs before anything is installed.
 */
import { execFile, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

const LIMIT_MS = 15_000;

/**
 * @typedef {object} Requirement
 * @property {string} name
 * @property {string} wanted what is needed, in words
 * @property {string} purpose
 * @property {boolean} required without it nothing runs; else a part is left out
 * @property {string | undefined} found version or path, undefined when missing
 * @property {boolean} fits found and good enough
 * @property {string} remedy the command to type
 */

/**
 * The family of the system, which decides how things are installed.
 * @param {NodeJS.Platform} platform
 * @param {string} osRelease text of /etc/os-release, empty where there is none
 * @returns {"debian" | "ubuntu" | "fedora" | "macos" | "other"}
 */
export function systemFamily(platform, osRelease) {
  if (platform === "darwin") return "macos";
  const ids = [...osRelease.matchAll(/^(?:ID|ID_LIKE)="?([^"\n]*)"?$/gm)].flatMap(([, value]) =>
    value.split(" "),
  );
  if (ids[0] === "ubuntu" || ids.includes("ubuntu")) return "ubuntu";
  if (ids.includes("debian")) return "debian";
  if (ids.includes("fedora") || ids.includes("rhel")) return "fedora";
  return "other";
}

/** The text of /etc/os-release, or nothing. */
export function readOsRelease() {
  return existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : "";
}

const PACKAGES = {
  go: { debian: "golang-go", ubuntu: "golang-go", fedora: "golang", macos: "go" },
  compiler: { debian: "gcc libc6-dev", ubuntu: "gcc libc6-dev", fedora: "gcc glibc-devel" },
  java: {
    debian: "default-jre-headless",
    ubuntu: "default-jre-headless",
    fedora: "java-latest-openjdk-headless",
    macos: "openjdk",
  },
  maven: { debian: "maven", ubuntu: "maven", fedora: "maven", macos: "maven" },
  utilLinux: { debian: "util-linux", ubuntu: "util-linux", fedora: "util-linux" },
  chromium: { debian: "chromium", fedora: "chromium" },
  python: { debian: "python3-venv", ubuntu: "python3-venv", fedora: "python3", macos: "python" },
  node: { macos: "node@24" },
};

/**
 * The command that installs something here.
 * @param {keyof typeof PACKAGES} what
 * @param {ReturnType<typeof systemFamily>} family
 * @param {boolean} isRoot
 */
export function installCommand(what, family, isRoot) {
  if (what === "compiler" && family === "macos") return "xcode-select --install";
  if (what === "chromium" && family === "macos") return "brew install --cask google-chrome";
  if (what === "chromium" && family === "ubuntu") {
    return "install google-chrome-stable from google.com/chrome (Ubuntu's own chromium is a snap)";
  }
  const packages = PACKAGES[what][family];
  if (packages === undefined) return `install ${PACKAGES[what].debian ?? what} with your package manager`;
  const sudo = isRoot ? "" : "sudo ";
  if (family === "macos") return `brew install ${packages}`;
  if (family === "fedora") return `${sudo}dnf install ${packages}`;
  return `${sudo}apt-get install ${packages}`;
}

/**
 * Looks at everything at the same time.
 * @param {{ environment?: NodeJS.ProcessEnv, platform?: NodeJS.Platform, osRelease?: string, isRoot?: boolean }} [options]
 * @returns {Promise<Requirement[]>}
 */
export async function inspectMachine(options = {}) {
  const environment = options.environment ?? process.env;
  const platform = options.platform ?? process.platform;
  const family = systemFamily(platform, options.osRelease ?? readOsRelease());
  const isRoot = options.isRoot ?? process.getuid?.() === 0;
  const remedy = (what) => installCommand(what, family, isRoot);
  const ask = (command, args) => output(command, args, environment);

  const linux = platform === "linux";
  const java = environment.JAVA_HOME ? join(environment.JAVA_HOME, "bin", "java") : "java";
  const [go, compiler, javaText, maven, setpriv, unshare, python] = await Promise.all([
    ask("go", ["version"]),
    compilerVersion(environment),
    ask(java, ["-version"]),
    ask("mvn", ["--version"]),
    linux ? ask("setpriv", ["--version"]) : undefined,
    linux ? ask("unshare", ["--version"]) : undefined,
    // Debian has a Python without the two modules that make an environment.
    ask("python3", ["-I", "-c", "import ensurepip, sys, venv; print('Python ' + sys.version.split()[0])"]),
  ]);
  const requirement = (name, purpose, wanted, found, fits, install) => ({
    name,
    purpose,
    wanted,
    required: true,
    found,
    fits: found !== undefined && fits,
    remedy: remedy(install),
  });

  const goVersion = versionIn(go, /go version go(\d+(?:\.\d+)*)/);
  const javaVersion = versionIn(javaText, /version "([^"]+)"/);
  const pythonVersion = versionIn(python, /Python (\d+(?:\.\d+)*)/);
  const mavenVersion = versionIn(maven, /Apache Maven (\d+(?:\.\d+)*)/);
  return [
    nodeRequirement(platform, remedy("node")),
    requirement("Go", "builds Nakama", "1.21 or newer", goVersion, isAtLeast(goVersion, 1, 21), "go"),
    requirement("C compiler", "Go plugins", "with libc's headers", compiler, true, "compiler"),
    requirement("Java", "runs ElasticMQ", "11 or newer", javaVersion, javaMajor(javaVersion) >= 11, "java"),
    requirement(
      "Maven",
      "fetches ElasticMQ",
      "3.6 or newer",
      mavenVersion,
      isAtLeast(mavenVersion, 3, 6),
      "maven",
    ),
    ...(linux
      ? [
          requirement("setpriv", "ends children", "util-linux 2.33", utilLinux(setpriv), true, "utilLinux"),
          requirement("unshare", "PostgreSQL as root", "util-linux", utilLinux(unshare), true, "utilLinux"),
        ]
      : []),
    {
      ...requirement(
        "Chromium",
        "browser scenario",
        "optional",
        findChromium(environment, platform),
        true,
        "chromium",
      ),
      required: false,
    },
    {
      ...requirement(
        "Python",
        "boto3, AWS CLI",
        "optional, 3.10 with venv",
        pythonVersion,
        isAtLeast(pythonVersion, 3, 10),
        "python",
      ),
      required: false,
    },
  ];
}

/**
 * A Chromium that is installed, as a path.
 * @param {NodeJS.ProcessEnv} environment
 * @param {NodeJS.Platform} platform
 * @returns {string | undefined}
 */
export function findChromium(environment, platform) {
  const named = environment.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : undefined;
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (environment.PATH ?? "").split(delimiter).filter(Boolean);
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  if (platform === "darwin") {
    places.push("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    places.push("/Applications/Chromium.app/Contents/MacOS/Chromium");
  }
  return places.find((place) => existsSync(place));
}

/** Whether a version such as 1.26.8 is at least the given one. */
export function isAtLeast(version, major, minor) {
  const [ownMajor = 0, ownMinor = 0] = (version ?? "").split(".").map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

/** The major version of a Java that calls itself 17.0.15, 21 or 1.8.0_392; 0 for none. */
export function javaMajor(version) {
  return Number(/^(?:1\.)?(\d+)/.exec(version ?? "")?.[1] ?? 0);
}

function nodeRequirement(platform, remedy) {
  const found = process.versions.node;
  // On Linux the pinned Node 24 comes with the packages; elsewhere the user's own must do.
  const fits = isAtLeast(found, platform === "linux" ? 20 : 24, 0);
  const wanted = platform === "linux" ? "20 or newer" : "24 or newer";
  return { name: "Node", purpose: "runs this", wanted, required: true, found, fits, remedy };
}

async function compilerVersion(environment) {
  const [command = "gcc", ...args] = (environment.CC || "gcc").split(" ");
  const [text, preprocessed] = await Promise.all([
    output(command, [...args, "--version"], environment),
    output(command, [...args, "-E", "-x", "c", "-"], environment, "#include <stdlib.h>\n"),
  ]);
  if (text === undefined || preprocessed === undefined) return undefined;
  return text.split("\n")[0].replace(/\(.*\) ?/, "");
}

function utilLinux(text) {
  return versionIn(text, /(\d+\.\d+(?:\.\d+)?)/);
}

function versionIn(text, pattern) {
  return text === undefined ? undefined : pattern.exec(text)?.[1];
}

/** What a command writes on both outputs, or undefined when it is missing or fails. */
function output(command, args, environment, input) {
  return new Promise((resolve) => {
    const child = execFile(command, args, { env: environment, timeout: LIMIT_MS }, (error, stdout, stderr) =>
      resolve(error ? undefined : `${stdout}${stderr}`),
    );
    child.stdin?.on("error", () => {});
    child.stdin?.end(input ?? "");
  });
}

/**
 * On Debian, as root, installs Chromium; elsewhere, or when that fails, answers what to type.
 * @param {(line: string) => void} say
 * @param {{ family: ReturnType<typeof systemFamily>, isRoot: boolean }} system
 * @returns {Promise<string | undefined>} undefined when it is there now
 */
export async function installChromium(say, system) {
  const command = installCommand("chromium", system.family, system.isRoot);
  if (system.family !== "debian" || !system.isRoot) return command;
  say("installing Debian's chromium with apt-get");
  const options = ["-qq", "-y", "-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=20"];
  if (!(await succeeds("apt-get", [...options, "update"]))) return command;
  const installed = await succeeds("apt-get", [...options, "--no-install-recommends", "install", "chromium"]);
  return installed ? undefined : command;
}

function succeeds(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: "ignore", timeout: 600_000 });
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}
