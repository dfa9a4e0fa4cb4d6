/** Two packages that come without types: as much of them as is used here. */
declare module "@marbec/web-auto-extractor" {
  export interface Extracted {
    errors: { message: string }[];
  }
  export default class Extractor {
    constructor(options: { addLocation: boolean; embedSource: string[] });
    parse(html: string): Extracted;
  }
}

declare module "@adobe/structured-data-validator" {
  import type { Extracted } from "@marbec/web-auto-extractor";
  export interface Issue {
    issueMessage: string;
    severity: "ERROR" | "WARNING";
    path: { type: string }[];
  }
  export default class Validator {
    validate(extracted: Extracted): Promise<Issue[]>;
  }
}
