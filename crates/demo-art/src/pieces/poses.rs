//! The bodies of `person`, 104 units tall, feet at the origin.

use crate::canvas::Art;
use crate::palette::Color;

const COAT: &str = "M-12 -79Q-12 -86 -5 -86L5 -86Q12 -86 12.5 -79L13 -46Q0 -42 -13 -46Z";
const DRESS: &str = "M-11 -79Q-11 -86 -5 -86L5 -86Q11 -86 11.5 -79L16 -28Q0 -23 -16 -28Z";
const SHADE: &str = "M4 -86L5 -86Q12 -86 12.5 -79L13 -46Q9 -44 5 -44Z";

impl Art {
    fn shoes(&mut self, left: (f32, f32), right: (f32, f32)) {
        let c = self.p.ink;
        for (x, y) in [left, right] {
            self.path(&format!("M{:.1} {y:.1}q0 -4.5 4 -4.5q6 1 7 4.5Z", x - 3.5), c);
        }
    }

    fn torso(&mut self, coat: Color, dark: Color, skirt: bool) {
        self.path(if skirt { DRESS } else { COAT }, coat);
        self.path(SHADE, dark.a(0.75));
    }

    pub fn figure_standing(&mut self, coat: Color, dark: Color, legs: Color, skirt: bool) {
        self.poly(&[(-10.0, -48.0), (10.0, -48.0), (8.0, -2.0), (2.5, -2.0), (0.0, -38.0), (-3.0, -2.0), (-8.5, -2.0)], legs);
        self.shoes((-6.0, 0.0), (5.0, 0.0));
        self.torso(coat, dark, skirt);
        self.stroke("M-10.5 -79Q-15 -66 -12.5 -50", 5.4, dark);
        self.stroke("M10.5 -79Q15.5 -66 13 -50", 5.4, dark);
        self.circle(-12.5, -47.0, 2.8, self.p.skin);
        self.circle(13.0, -47.0, 2.8, self.p.skin);
    }

    pub fn figure_walking(&mut self, coat: Color, dark: Color, legs: Color, skirt: bool) {
        self.stroke("M-2 -46Q-4 -28 -14 -4", 7.5, legs.mix(self.p.ink, 0.4));
        self.stroke("M2 -46Q10 -28 13 -4", 7.5, legs);
        self.shoes((-15.0, 0.0), (13.0, 0.0));
        self.stroke("M9 -78Q15 -64 17 -55", 5.2, dark);
        self.torso(coat, dark, skirt);
        self.stroke("M-8 -78Q-14 -66 -17 -56", 5.4, dark);
        self.circle(-17.5, -53.0, 2.7, self.p.skin);
        self.circle(17.5, -52.5, 2.7, self.p.skin);
    }

    pub fn figure_running(&mut self, coat: Color, dark: Color, legs: Color) {
        self.stroke("M-1 -46L-8 -26L-27 -20", 7.0, legs.mix(self.p.ink, 0.4));
        self.stroke("M2 -46L17 -32L13 -6", 7.0, legs);
        self.shoes((-27.0, -17.0), (13.0, -2.0));
        self.stroke("M9 -79L20 -68L28 -76", 5.0, dark);
        self.turned(0.0, -46.0, (1.0, 1.0), 8.0, |a| a.turned(0.0, 46.0, (1.0, 1.0), 0.0, |a| a.torso(coat, dark, false)));
        self.stroke("M0 -79L-10 -66L-18 -74", 5.2, dark);
        self.circle(29.0, -78.0, 2.7, self.p.skin);
        self.circle(-19.0, -76.0, 2.7, self.p.skin);
    }

    pub fn figure_sitting(&mut self, coat: Color, dark: Color, legs: Color) {
        self.stroke("M0 -40L24 -41L24 -4", 8.4, legs);
        self.stroke("M0 -38L19 -38L18 -4", 8.0, legs.mix(self.p.ink, 0.35));
        self.shoes((19.0, 0.0), (25.0, 0.0));
        self.path("M-12 -66Q-12 -75 -5 -75L5 -75Q11 -75 11 -66L12 -36Q0 -33 -13 -36Z", coat);
        self.path("M4 -75L5 -75Q11 -75 11 -66L12 -36L4 -35Z", dark.a(0.7));
        self.stroke("M-2 -67Q2 -50 17 -47", 5.6, dark);
        self.circle(18.5, -47.0, 2.8, self.p.skin);
    }

    pub fn figure_waving(&mut self, coat: Color, dark: Color, legs: Color) {
        self.poly(&[(-10.0, -48.0), (10.0, -48.0), (8.0, -2.0), (2.5, -2.0), (0.0, -38.0), (-3.0, -2.0), (-8.5, -2.0)], legs);
        self.shoes((-6.0, 0.0), (5.0, 0.0));
        self.torso(coat, dark, false);
        self.stroke("M-10.5 -79Q-15 -66 -12.5 -50", 5.4, dark);
        self.stroke("M10 -80L20 -92L22 -108", 5.2, dark);
        self.circle(22.0, -111.0, 2.9, self.p.skin);
        self.circle(-12.5, -47.0, 2.8, self.p.skin);
    }

    pub fn figure_bent(&mut self, coat: Color, dark: Color, legs: Color) {
        self.poly(&[(-13.0, -48.0), (6.0, -50.0), (4.0, -2.0), (-2.0, -2.0), (-4.0, -34.0), (-8.0, -2.0), (-14.0, -2.0)], legs);
        self.shoes((-11.0, 0.0), (2.0, 0.0));
        self.path("M-13 -48Q-10 -66 8 -76Q20 -80 22 -70Q22 -60 8 -46Q-4 -42 -13 -48Z", coat);
        self.path("M22 -70Q22 -60 8 -46Q-4 -42 -13 -48Q8 -48 22 -70Z", dark.a(0.7));
        self.stroke("M16 -70Q22 -56 29 -40", 5.4, dark);
        self.circle(30.0, -37.0, 2.9, self.p.skin);
    }

    pub fn figure_carrying(&mut self, coat: Color, dark: Color, legs: Color) {
        self.figure_walking(coat, dark, legs, false);
        let c = self.p.accent2.mix(self.p.brick, 0.3);
        self.stroke("M-8 -78Q-10 -64 6 -58L16 -58", 5.4, dark);
        self.round((8.0, -74.0), (24.0, 20.0), 2.0, c);
        self.rect(8.0, -66.0, 24.0, 2.2, c.mix(self.p.ink, 0.3));
        self.circle(15.0, -56.0, 2.8, self.p.skin);
    }
}
