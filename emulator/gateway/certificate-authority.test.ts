import { X509Certificate } from "node:crypto";
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { createCertificateAuthority } from "./certificate-authority.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "windtunnel-authority-"));
  folders.push(folder);
  return join(folder, "authority");
}

const day = 86_400_000;
const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

describe("leaves", () => {
  test.each([
    ["gamelift.us-east-1.amazonaws.com", "DNS:gamelift.us-east-1.amazonaws.com"],
    ["127.0.0.1", "IP Address:127.0.0.1"],
    ["::1", "IP Address:0:0:0:0:0:0:0:1"],
    ["Sqs.US-east-1.amazonaws.com", "DNS:sqs.us-east-1.amazonaws.com"],
  ])("for %s name it and lead to the authority", async (host, subjectAltName) => {
    const authority = await createCertificateAuthority();
    const leaf = new X509Certificate((await authority.leafFor(host)).certificatePem);
    const issuer = new X509Certificate(authority.certificatePem);
    expect(leaf.subjectAltName).toBe(subjectAltName);
    expect(leaf.checkIssued(issuer)).toBe(true);
    expect(leaf.verify(issuer.publicKey)).toBe(true);
    expect(leaf.ca).toBe(false);
    expect(issuer.ca).toBe(true);
    expect(leaf.publicKey.asymmetricKeyDetails).toMatchObject({ namedCurve: "prime256v1" });
  });

  test("are made once per name, also when asked for at the same time, and anew near their end", async () => {
    let now = Date.now();
    const authority = await createCertificateAuthority({ now: () => new Date(now) });
    const [first, same] = await Promise.all([authority.leafFor("a.example"), authority.leafFor("a.example")]);
    expect(same).toBe(first);
    now += 79 * day;
    expect(await authority.leafFor("a.example")).toBe(first);
    now += 2 * day;
    expect(await authority.leafFor("a.example")).not.toBe(first);
  });

  test("are refused for what is no host", async () => {
    const authority = await createCertificateAuthority();
    await expect(authority.leafFor("../../etc/passwd")).rejects.toThrow("neither a host name nor an IP");
  });
});

describe("the folder", () => {
  test("keeps authority and leaves from run to run, readable by their owner only", async () => {
    const folder = await emptyFolder();
    const first = await createCertificateAuthority({ folder });
    const leaf = await first.leafFor("sqs.us-east-1.amazonaws.com");
    const secret = await first.keepSecret(
      "secret.pem",
      () => true,
      async () => "made once",
    );
    const second = await createCertificateAuthority({ folder });
    expect(second.certificatePem).toBe(first.certificatePem);
    expect(await second.leafFor("sqs.us-east-1.amazonaws.com")).toEqual(leaf);
    expect(
      await second.keepSecret(
        "secret.pem",
        () => true,
        async () => "made twice",
      ),
    ).toBe(secret);
    expect(
      await second.keepSecret(
        "secret.pem",
        () => false,
        async () => "made anew",
      ),
    ).toBe("made anew");
    expect(await modeOf(folder)).toBe("700");
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      expect([entry.name, await modeOf(join(folder, entry.name))]).toEqual([
        entry.name,
        entry.isDirectory() ? "700" : "600",
      ]);
    }
  });

  test("holds a bundle with our authority alone, and an empty folder", async () => {
    const authority = await createCertificateAuthority({ folder: await emptyFolder() });
    expect(await readFile(authority.files?.bundlePath ?? "", "utf8")).toBe(authority.certificatePem);
    expect(await readdir(authority.files?.emptyFolderPath ?? "")).toEqual([]);
  });

  test("gives two processes that begin at once the same authority", async () => {
    const folder = await emptyFolder();
    const authorities = await Promise.all(
      Array.from({ length: 8 }, () => createCertificateAuthority({ folder })),
    );
    expect(new Set(authorities.map(({ certificatePem }) => certificatePem)).size).toBe(1);
    expect((await readdir(folder)).filter((name) => name.endsWith(".draft"))).toEqual([]);
  });

  test("renews an authority that is near its end, and then no old leaf or bundle is given out", async () => {
    const folder = await emptyFolder();
    const before = await createCertificateAuthority({ folder });
    const oldLeaf = await before.leafFor("a.example");
    const after = await createCertificateAuthority({ folder, now: () => new Date(Date.now() + 340 * day) });
    expect(after.certificatePem).not.toBe(before.certificatePem);
    expect(after.files?.bundlePath).not.toBe(before.files?.bundlePath);
    expect(await after.leafFor("a.example")).not.toEqual(oldLeaf);
  });

  test("heals a damaged or too widely readable file", async () => {
    const folder = await emptyFolder();
    await createCertificateAuthority({ folder });
    const path = join(folder, "authority.pem");
    const text = await readFile(path, "utf8");
    await writeFile(path, text.slice(0, text.length / 2));
    await chmod(path, 0o644);
    const authority = await createCertificateAuthority({ folder });
    expect(new X509Certificate(authority.certificatePem).ca).toBe(true);
    expect(await modeOf(path)).toBe("600");
  });

  test("is not needed: in memory nothing is written", async () => {
    expect((await createCertificateAuthority()).files).toBeUndefined();
  });
});
