//! Six lights for every scene. A picture uses these colours and mixtures of them, nothing else.

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Color {
    r: f32,
    g: f32,
    b: f32,
    a: f32,
}

pub const WHITE: Color = hex(0x00ff_ffff);

pub const fn hex(v: u32) -> Color {
    Color { r: ((v >> 16) & 255) as f32, g: ((v >> 8) & 255) as f32, b: (v & 255) as f32, a: 1.0 }
}

impl Color {
    pub fn mix(self, other: Self, t: f32) -> Self {
        let f = |x: f32, y: f32| x + (y - x) * t;
        Self { r: f(self.r, other.r), g: f(self.g, other.g), b: f(self.b, other.b), a: f(self.a, other.a) }
    }

    pub fn a(self, alpha: f32) -> Self {
        Self { a: alpha, ..self }
    }

    pub fn css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.r.round() as u8, self.g.round() as u8, self.b.round() as u8)
    }

    fn paint(self, what: &str) -> String {
        if self.a >= 0.999 { format!("{what}='{}'", self.css()) } else { format!("{what}='{}' {what}-opacity='{:.2}'", self.css(), self.a) }
    }

    pub fn fill(self) -> String {
        self.paint("fill")
    }

    pub fn stroke(self) -> String {
        self.paint("stroke")
    }
}

#[derive(Clone, Copy)]
pub struct Palette {
    pub sky_top: Color,
    pub sky_low: Color,
    pub sun: Color,
    pub far: Color,
    pub mid: Color,
    pub ground: Color,
    pub ground2: Color,
    pub fore: Color,
    pub road: Color,
    pub wall: Color,
    pub wall2: Color,
    pub brick: Color,
    pub roof: Color,
    pub roof2: Color,
    pub ink: Color,
    pub accent: Color,
    pub accent2: Color,
    pub leaf: Color,
    pub leaf_dark: Color,
    pub leaf_light: Color,
    pub water: Color,
    pub glass: Color,
    pub lit: Color,
    pub skin: Color,
    pub snow: bool,
    /// The share of windows with a light behind them.
    pub lit_share: f32,
    pub night: bool,
}

fn of(c: [u32; 24]) -> Palette {
    let [
        sky_top,
        sky_low,
        sun,
        far,
        mid,
        ground,
        ground2,
        fore,
        road,
        wall,
        wall2,
        brick,
        roof,
        roof2,
        ink,
        accent,
        accent2,
        leaf,
        leaf_dark,
        leaf_light,
        water,
        glass,
        lit,
        skin,
    ] = c.map(hex);
    Palette {
        sky_top,
        sky_low,
        sun,
        far,
        mid,
        ground,
        ground2,
        fore,
        road,
        wall,
        wall2,
        brick,
        roof,
        roof2,
        ink,
        accent,
        accent2,
        leaf,
        leaf_dark,
        leaf_light,
        water,
        glass,
        lit,
        skin,
        snow: false,
        lit_share: 0.08,
        night: false,
    }
}

impl Palette {
    pub fn number(k: u8) -> Option<Self> {
        Some(match k {
            1 => Self { lit_share: 0.15, ..dawn() },
            2 => Self { lit_share: 0.0, ..noon() },
            3 => Self { lit_share: 0.4, ..dusk() },
            4 => autumn(),
            5 => Self { snow: true, lit_share: 0.25, ..winter() },
            6 => Self { night: true, lit_share: 0.42, ..night() },
            _ => return None,
        })
    }
}

impl Palette {
    /// Needles, house plants and lawns keep their green when the leaves turn.
    pub fn evergreen(&self) -> Color {
        let green = hex(0x0040_5f4a);
        if self.night { self.leaf_dark } else { self.leaf_dark.mix(green, 0.65) }
    }

    pub fn lawn(&self) -> Color {
        let green = self.evergreen().mix(hex(0x008f_a85a), if self.night { 0.12 } else { 0.6 });
        if self.snow { green.mix(WHITE, 0.4) } else { green }
    }

    pub fn with_snow(self) -> Self {
        let white = WHITE.mix(self.sky_low, if self.night { 0.62 } else { 0.22 });
        Self { ground: white, ground2: white.mix(self.sky_top, 0.25), mid: white.mix(self.far, 0.4), road: white.mix(self.sky_top, 0.4), snow: true, ..self }
    }
}

fn dawn() -> Palette {
    of([
        0x8fb0bf, 0xf6d9bd, 0xfdf1d3, 0xc0a5a4, 0x939c86, 0xa6a778, 0xc5bd8b, 0x3b4a4a, 0xaa9d96, 0xf3e3cf, 0xe3b99b, 0xb9654c, 0x8a4a3f, 0x5f6a74, 0x2b343b,
        0xd9583b, 0xe7a93c, 0x6d8467, 0x4c6554, 0x98a673, 0x9fbcc0, 0x6f8b97, 0xfbd98a, 0xd9a58a,
    ])
}

fn noon() -> Palette {
    of([
        0x9fcbd2, 0xf5f0dd, 0xfffbe9, 0xa8c4b8, 0x86a97f, 0xb0b968, 0xd6ce84, 0x2f4f45, 0xbdb7a9, 0xfbf3e0, 0xeccf9a, 0xc4694a, 0xb24f38, 0x56707a, 0x22343a,
        0xd8472f, 0xefb632, 0x5d8f62, 0x3a6b50, 0x93b469, 0x7fb4bd, 0x5f8c9b, 0xfdf0c0, 0xe0ab87,
    ])
}

fn dusk() -> Palette {
    of([
        0x4a4a72, 0xf4ad7e, 0xffdca6, 0xa5718a, 0x705c75, 0x7d666b, 0xa98572, 0x261f36, 0x665a6c, 0xdfbba2, 0xbd8e82, 0x93483f, 0x5b3547, 0x453f5c, 0x1d1a2c,
        0xf0623f, 0xf5b24b, 0x555a68, 0x3a3e56, 0x80776f, 0xb0858f, 0x4f4f70, 0xffcf70, 0xb97f6e,
    ])
}

fn autumn() -> Palette {
    of([
        0xb7cac8, 0xf6e8c8, 0xfff5da, 0xc6b391, 0xa68d57, 0xc39c50, 0xdcbb6c, 0x43301f, 0xaa9f8d, 0xf4e6cb, 0xd9b27c, 0xa9532f, 0x7d3a2a, 0x5e5f58, 0x2c241e,
        0xc8402a, 0xe59a27, 0xcf7f2d, 0x9a4f26, 0xe6b34b, 0x93aea9, 0x74858a, 0xfbe0a0, 0xd8a07c,
    ])
}

fn winter() -> Palette {
    of([
        0xaac0d0, 0xf1ece5, 0xfff9ee, 0xb7c4ce, 0xc5d0d7, 0xeef1f2, 0xd9e2e8, 0x34444f, 0xc3ccd2, 0xe9dccb, 0xd6b79b, 0xa65a48, 0x74474a, 0x5a6b79, 0x26323b,
        0xc9402f, 0xe2a53a, 0x5e7a78, 0x3e5a5c, 0x86a09a, 0xa3bbc8, 0x6d8494, 0xfbdc95, 0xd5a690,
    ])
}

fn night() -> Palette {
    of([
        0x101b36, 0x445b80, 0xf3ecd0, 0x33486b, 0x263a57, 0x22384b, 0x30495c, 0x0a1220, 0x313f56, 0x667691, 0x505e7e, 0x624a5a, 0x28334f, 0x1d2942, 0x0a101f,
        0xd4553f, 0xe9ae4a, 0x2b4857, 0x1b3242, 0x3f6270, 0x36557c, 0x22304c, 0xffd37a, 0x9c7f7c,
    ])
}
