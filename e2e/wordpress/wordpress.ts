import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { freePort } from "../live/server.ts";
import { config, hostRules, owner } from "./settings.ts";

/** Debian's package. */
const source = "/usr/share/wordpress";

/** A WordPress of the test's own: its files, its MariaDB, its PHP, all in a folder that goes with it. */
export class WordPress {
  private readonly children: ChildProcess[] = [];

  private constructor(
    readonly port: number,
    readonly folder: string,
  ) {}

  static async new(): Promise<WordPress> {
    const wordpress = new WordPress(await freePort(), await mkdtemp(join(tmpdir(), "visnyk-wordpress-")));
    await wordpress.database();
    await wordpress.files();
    await wordpress.serve();
    await wordpress.install();
    return wordpress;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  private get socket(): string {
    return join(this.folder, "db.sock");
  }

  /** Runs a program to its end, or until this is over. */
  private async run(program: string, args: string[], settings: Record<string, string> = {}): Promise<ChildProcess> {
    const log = await open(join(this.folder, "log"), "a");
    const child = spawn(program, args, { stdio: ["ignore", log.fd, log.fd], env: { ...process.env, ...settings } });
    await once(child, "spawn");
    await log.close();
    return child;
  }

  private async finish(program: string, args: string[]): Promise<void> {
    const child = await this.run(program, args);
    const [code] = (await once(child, "exit")) as [number];
    if (code !== 0) throw new Error(`${program} ended with ${code}: ${await this.log()}`);
  }

  private async log(): Promise<string> {
    return (await readFile(join(this.folder, "log"), "utf8")).slice(-2_000);
  }

  private async database(): Promise<void> {
    const data = join(this.folder, "db");
    await this.finish("mariadb-install-db", ["--no-defaults", `--datadir=${data}`, "--auth-root-authentication-method=normal", "--skip-test-db", `--user=${owner}`]);
    this.children.push(await this.run("mariadbd", ["--no-defaults", `--datadir=${data}`, `--socket=${this.socket}`, "--skip-networking", `--user=${owner}`]));
    const create = () => this.finish("mariadb", ["--no-defaults", `--socket=${this.socket}`, `--user=root`, "-e", "CREATE DATABASE IF NOT EXISTS wordpress"]);
    await expect.poll(() => create().then(() => true, () => false), { timeout: 60_000, message: "the database answers" }).toBe(true);
  }

  private async files(): Promise<void> {
    const site = join(this.folder, "site");
    // The package links to files of other packages: those are wanted, not the links.
    await cp(source, site, { recursive: true, dereference: true, filter: (path) => !path.endsWith("/wp-config.php") && !path.includes("/wp-content/languages") });
    await writeFile(join(site, "wp-config.php"), config(this.socket));
    const own = join(site, "wp-content", "mu-plugins");
    await mkdir(own, { recursive: true });
    await writeFile(join(own, "hosts.php"), hostRules);
  }

  private async serve(): Promise<void> {
    const site = join(this.folder, "site");
    // It asks itself things while it answers.
    this.children.push(await this.run("php", ["-S", `127.0.0.1:${this.port}`, "-t", site], { PHP_CLI_SERVER_WORKERS: "4" }));
    const answers = () => fetch(`${this.address}/wp-admin/install.php`).then((answer) => answer.ok, () => false);
    await expect.poll(answers, { timeout: 30_000, message: "WordPress answers" }).toBe(true);
  }

  private async install(): Promise<void> {
    const form = new URLSearchParams({ weblog_title: "Сайт громади", user_name: "admin", admin_password: "admin-password", admin_password2: "admin-password", pw_weak: "1", admin_email: "admin@example.org", blog_public: "0" });
    const answer = await fetch(`${this.address}/wp-admin/install.php?step=2`, { method: "POST", body: form });
    const text = await answer.text();
    if (!text.includes("wp-login.php")) throw new Error(`WordPress was not installed: ${answer.status} ${text.slice(0, 500)} ${await this.log()}`);
  }

  /** Logs the page's browser in as the administrator. */
  async enter(page: Page): Promise<void> {
    await page.goto(`${this.address}/wp-login.php`);
    await page.locator("#user_login").fill("admin");
    await page.locator("#user_pass").fill("admin-password");
    await page.locator("#wp-submit").click();
    await page.waitForURL(/wp-admin/);
  }

  /** Publishes through the interface that the editor itself uses; the address of the post. */
  async publish(page: Page, title: string, content: string): Promise<string> {
    await page.goto(`${this.address}/wp-admin/`);
    return page.evaluate(
      async ([title, content]) => {
        const nonce = await (await fetch("/wp-admin/admin-ajax.php?action=rest-nonce")).text();
        const answer = await fetch("/index.php?rest_route=/wp/v2/posts", {
          method: "POST",
          headers: { "content-type": "application/json", "x-wp-nonce": nonce },
          body: JSON.stringify({ title, content, status: "publish" }),
        });
        const post = (await answer.json()) as { link?: string; message?: string };
        if (!post.link) throw new Error(`not published: ${post.message}`);
        return post.link;
      },
      [title, content] as const,
    );
  }

  async end(): Promise<void> {
    for (const child of this.children.reverse()) {
      if (child.exitCode !== null) continue;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}
