/** A colour made readable, as src/colour.rs does it for the documents that a newsroom renders. */

type Rgb = number[];

const light: Rgb = [0xf1, 0xee, 0xe7];
const dark: Rgb = [0x20, 0x25, 0x2d];

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].sort((one, other) => one - other) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function readable(colour: Rgb, ground: Rgb, towards: number): string {
  let mixed = colour;
  for (let step = 0; step <= 20 && (step === 0 || contrast(mixed, ground) < 4.5); step++) {
    mixed = colour.map((channel) => Math.round(channel + ((towards - channel) * step) / 20));
  }
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** The colour on light and on dark grounds. */
export function accents(hex: string): [string, string] {
  const colour = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return [readable(colour, light, 0), readable(colour, dark, 255)];
}
