import { expect, type APIRequestContext, type APIResponse } from "@playwright/test";

/** What a PUT of an article takes (the contract's draft), as far as tests need it. */
export interface Draft {
  lang?: "uk" | "en";
  title: string;
  lead?: string;
  published_at?: string;
  tags?: (string | { slug: string; name: string })[];
  regions?: string[];
  communities?: string[];
  body_html?: string;
  body?: unknown[];
}

/** The ingest side of the server under test. */
export class Newsroom {
  private readonly published = new Set<string>();

  constructor(private readonly request: APIRequestContext) {}

  private readonly headers = { authorization: `Bearer ${process.env["INGEST_TOKEN"] ?? "e2e-token"}` };

  async send(id: string, draft: unknown, headers: Record<string, string> = this.headers): Promise<APIResponse> {
    return this.request.put(`/api/v1/articles/${encodeURIComponent(id)}`, { data: draft, headers });
  }

  /** Publishes; at the end of the test it is withdrawn again. */
  async put(id: string, draft: Draft): Promise<void> {
    const whole = { lang: "uk", published_at: "2025-03-01T10:00:00+02:00", ...draft };
    const answer = await this.send(id, draft.body || draft.body_html ? whole : { ...whole, body_html: "<p>Текст для перевірки.</p>" });
    expect(answer.ok(), `PUT ${id}: ${answer.status()} ${await answer.text()}`).toBe(true);
    this.published.add(id);
  }

  async withdraw(id: string): Promise<void> {
    const answer = await this.request.delete(`/api/v1/articles/${encodeURIComponent(id)}`, { headers: this.headers });
    expect(answer.ok(), `DELETE ${id}: ${answer.status()}`).toBe(true);
    this.published.delete(id);
  }

  async withdrawAll(): Promise<void> {
    for (const id of [...this.published]) await this.withdraw(id);
  }
}
