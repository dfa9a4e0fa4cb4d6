import type { ConsoleMessage, Page, Request } from "@playwright/test";

/** Listens to a page: what it complains of fails the test, unless the test said that it would. */
export class Watch {
  /** Documents loaded: a journey within the portal has one. */
  loads = 0;
  readonly complaints: string[] = [];
  private readonly expected: RegExp[] = [];

  constructor(page: Page) {
    page.on("domcontentloaded", () => {
      this.loads += 1;
    });
    page.on("pageerror", (error) => this.complain(`error: ${error.message}`));
    // A policy that is broken is a console error of Chromium.
    page.on("console", (message) => this.onConsole(message));
    page.on("requestfailed", (request) => this.onFailure(request));
  }

  /** A complaint that this test provokes. */
  expect(...patterns: RegExp[]): void {
    this.expected.push(...patterns);
  }

  unexpected(): string[] {
    return this.complaints.filter((complaint) => !this.expected.some((pattern) => pattern.test(complaint)));
  }

  private onConsole(message: ConsoleMessage): void {
    // What the server rendered and what the program makes must be the same, on every page of every test.
    const differs = message.type() === "warning" && message.text().startsWith("hydration");
    // Of a policy that only reports, and of a header that it does not know, Chromium tells in a lower voice.
    const breaks = /Trusted|Content.Security.Policy|policy is report-only|Permissions-Policy|Opener-Policy/i.test(message.text());
    if (message.type() !== "error" && !differs && !breaks) return;
    this.complain(`console: ${message.text()} (${message.location().url})`);
  }

  private onFailure(request: Request): void {
    const why = request.failure()?.errorText ?? "";
    // A call that is no longer of interest is aborted: that is no failure.
    if (why === "net::ERR_ABORTED") return;
    this.complain(`request: ${why} ${request.url()}`);
  }

  private complain(text: string): void {
    this.complaints.push(text);
  }
}
