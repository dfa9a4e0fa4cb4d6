//! A drawing surface that writes SVG. The ground line of the subject is y = 0 and the middle is x = 0,
//! so that one scene fits the wide and the tall frame: only the extents differ.

use crate::palette::{Color, Palette};
use std::fmt::Write;

/// Small and ours, so that the same name gives the same picture on every machine and with every version of a crate.
pub struct Rng(u64);

impl Rng {
    pub fn new(name: &str) -> Self {
        Self(name.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn f(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * ((self.next() >> 40) as f32 / (1u64 << 24) as f32)
    }

    pub fn n(&mut self, below: usize) -> usize {
        (self.next() % below.max(1) as u64) as usize
    }

    pub fn chance(&mut self, share: f32) -> bool {
        self.f(0.0, 1.0) < share
    }

    pub fn pick<T: Copy + Default>(&mut self, of: &[T]) -> T {
        of.get(self.n(of.len())).copied().unwrap_or_default()
    }
}

pub struct Art {
    out: String,
    pub p: Palette,
    pub rng: Rng,
    pub l: f32,
    pub r: f32,
    pub t: f32,
    pub b: f32,
    pub tall: bool,
    /// Nobody wears a hat in a room.
    pub indoors: bool,
    pub mirrored: bool,
}

impl Art {
    pub fn new(p: Palette, seed: &str, tall: bool) -> Self {
        let (l, t, b) = if tall { (-462.0, -780.0, 452.0) } else { (-720.0, -585.0, 315.0) };
        Self { out: String::new(), p, rng: Rng::new(seed), l, r: -l, t, b, tall, indoors: false, mirrored: false }
    }

    pub fn finish(self) -> String {
        let (w, h) = if self.tall { (1200, 1600) } else { (1600, 1000) };
        let p = &self.p;
        let vertical = "x1='0' y1='0' x2='0' y2='1'";
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='{w}' height='{h}' viewBox='{} {} {} {}'><defs>\
             <linearGradient id='sky' {vertical}><stop offset='0' stop-color='{}'/><stop offset='.5' stop-color='{}'/><stop offset='.85' stop-color='{}'/></linearGradient>\
             <linearGradient id='water' {vertical}><stop offset='0' stop-color='{}'/><stop offset='1' stop-color='{}'/></linearGradient>\
             <linearGradient id='shade' {vertical}><stop offset='0' stop-color='{ink}' stop-opacity='0'/><stop offset='1' stop-color='{ink}' stop-opacity='{shade}'/></linearGradient>\
             <linearGradient id='mist' {vertical}><stop offset='0' stop-color='{low}' stop-opacity='0'/><stop offset='1' stop-color='{low}' stop-opacity='.75'/></linearGradient>\
             <linearGradient id='beam' {vertical}><stop offset='0' stop-color='{lit}' stop-opacity='.5'/><stop offset='1' stop-color='{lit}' stop-opacity='0'/></linearGradient>\
             <radialGradient id='glow'><stop offset='0' stop-color='{lit}' stop-opacity='.75'/><stop offset='.35' stop-color='{lit}' stop-opacity='.28'/><stop offset='1' stop-color='{lit}' stop-opacity='0'/></radialGradient>\
             </defs>{}</svg>",
            self.l,
            self.t,
            self.r - self.l,
            self.b - self.t,
            p.sky_top.css(),
            p.sky_top.mix(p.sky_low, 0.45).css(),
            p.sky_low.css(),
            p.water.mix(p.sky_low, 0.45).css(),
            p.water.mix(p.ink, 0.12).css(),
            self.out,
            ink = p.ink.css(),
            shade = if p.snow { 0.16 } else { 0.4 },
            low = p.sky_low.css(),
            lit = p.lit.css(),
        )
    }

    fn push(&mut self, text: std::fmt::Arguments) {
        // Writing to a String cannot fail.
        let _ = self.out.write_fmt(text);
    }

    pub fn rect(&mut self, x: f32, y: f32, w: f32, h: f32, c: Color) {
        self.push(format_args!("<rect x='{x:.1}' y='{y:.1}' width='{:.1}' height='{:.1}' {}/>", w.max(0.1), h.max(0.1), c.fill()));
    }

    pub fn round(&mut self, at: (f32, f32), size: (f32, f32), rx: f32, c: Color) {
        let (x, y) = at;
        self.push(format_args!("<rect x='{x:.1}' y='{y:.1}' width='{:.1}' height='{:.1}' rx='{rx:.1}' {}/>", size.0.max(0.1), size.1.max(0.1), c.fill()));
    }

    /// A rectangle filled with one of the gradients of `finish`.
    pub fn wash(&mut self, id: &str, x: f32, y: f32, w: f32, h: f32) {
        self.push(format_args!("<rect x='{x:.1}' y='{y:.1}' width='{:.1}' height='{:.1}' fill='url(#{id})'/>", w.max(0.1), h.max(0.1)));
    }

    pub fn glow(&mut self, x: f32, y: f32, r: f32) {
        self.push(format_args!("<circle cx='{x:.1}' cy='{y:.1}' r='{r:.1}' fill='url(#glow)'/>"));
    }

    pub fn beam(&mut self, points: &[(f32, f32)]) {
        let d = corners(points);
        self.push(format_args!("<path d='{d}' fill='url(#beam)'/>"));
    }

    pub fn circle(&mut self, x: f32, y: f32, r: f32, c: Color) {
        self.push(format_args!("<circle cx='{x:.1}' cy='{y:.1}' r='{r:.1}' {}/>", c.fill()));
    }

    pub fn ring(&mut self, x: f32, y: f32, r: f32, w: f32, c: Color) {
        self.push(format_args!("<circle cx='{x:.1}' cy='{y:.1}' r='{r:.1}' fill='none' stroke-width='{w:.1}' {}/>", c.stroke()));
    }

    pub fn ellipse(&mut self, x: f32, y: f32, rx: f32, ry: f32, c: Color) {
        self.push(format_args!("<ellipse cx='{x:.1}' cy='{y:.1}' rx='{rx:.1}' ry='{ry:.1}' {}/>", c.fill()));
    }

    pub fn poly(&mut self, points: &[(f32, f32)], c: Color) {
        let d = corners(points);
        self.path(&d, c);
    }

    pub fn path(&mut self, d: &str, c: Color) {
        self.push(format_args!("<path d='{d}' {}/>", c.fill()));
    }

    pub fn stroke(&mut self, d: &str, w: f32, c: Color) {
        self.push(format_args!("<path d='{d}' fill='none' stroke-width='{w:.1}' stroke-linecap='round' stroke-linejoin='round' {}/>", c.stroke()));
    }

    pub fn line(&mut self, from: (f32, f32), to: (f32, f32), w: f32, c: Color) {
        self.stroke(&format!("M{:.1} {:.1}L{:.1} {:.1}", from.0, from.1, to.0, to.1), w, c);
    }

    pub fn at(&mut self, x: f32, y: f32, scale: f32, draw: impl FnOnce(&mut Self)) {
        self.turned(x, y, (scale, scale), 0.0, draw);
    }

    /// For what means something else when mirrored, such as a rising line: the same around `x`, whichever way the picture is.
    pub fn readable(&mut self, x: f32, draw: impl FnOnce(&mut Self)) {
        let flip = if self.mirrored { -1.0 } else { 1.0 };
        self.turned(x, 0.0, (flip, 1.0), 0.0, |a| a.turned(-x, 0.0, (1.0, 1.0), 0.0, draw));
    }

    pub fn turned(&mut self, x: f32, y: f32, scale: (f32, f32), degrees: f32, draw: impl FnOnce(&mut Self)) {
        self.push(format_args!("<g transform='translate({x:.1} {y:.1}) rotate({degrees:.1}) scale({:.3} {:.3})'>", scale.0, scale.1));
        draw(self);
        self.out.push_str("</g>");
    }

    /// Evenly spread places with a little disorder, from one edge to the other.
    pub fn spread(&mut self, n: usize, from: f32, to: f32, disorder: f32) -> Vec<f32> {
        let step = (to - from) / n.max(1) as f32;
        (0..n).map(|i| from + step * (i as f32 + 0.5 + self.rng.f(-disorder, disorder) * 0.5)).collect()
    }
}

fn corners(points: &[(f32, f32)]) -> String {
    let mut d = String::new();
    for (i, (x, y)) in points.iter().enumerate() {
        let _ = write!(d, "{}{x:.1} {y:.1}", if i == 0 { 'M' } else { 'L' });
    }
    d.push('Z');
    d
}
