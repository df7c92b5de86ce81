//! Pages as a picture for a telephone: grey PNG, drawn from the outlines of the print faces. Pages stand below
//! one another, and nothing is measured or broken here.
use crate::layout::{
    block::Face,
    fonts::{Outline, metrics},
    page::{Item, LineTo, Page, TextRun},
};
use image::{ExtendedColorType, ImageEncoder as _, codecs::png::PngEncoder};
use std::collections::HashMap;

/// Dots per inch of a picture that is read on a telephone: an A4 page is 1240 × 1754. Our choice.
pub const DOTS_PER_INCH: f32 = 150.0;
/// Pixels at most from one edge to the other: more than any paper has.
const MOST: usize = 20_000;

/// The picture could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// There is no page, or there are too many for one picture.
    #[error("a picture of {0} × {1} pixels")]
    Size(usize, usize),
    /// It could not be packed.
    #[error(transparent)]
    Packing(#[from] image::ImageError),
}

/// The pages below one another, as PNG.
///
/// # Errors
/// [`PictureError`].
pub fn png(pages: &[Page], dots_per_inch: f32) -> Result<Vec<u8>, PictureError> {
    let scale = dots_per_inch / 72.0;
    let mut outlines = Outlines::default();
    let drawn: Vec<Sheet> = pages.iter().map(|page| drawn(page, scale, &mut outlines)).collect();
    let width = drawn.iter().map(|sheet| sheet.width).max().unwrap_or(0);
    let height = drawn.iter().map(|sheet| sheet.height).sum::<usize>();
    let is_drawable = (1..=MOST).contains(&width) && (1..=MOST).contains(&height);
    let size = u32::try_from(width).ok().zip(u32::try_from(height).ok());
    let Some((w, h)) = size.filter(|_| is_drawable) else {
        return Err(PictureError::Size(width, height));
    };
    let mut pixels = Vec::with_capacity(width * height);
    for sheet in drawn {
        for row in sheet.pixels.chunks(sheet.width.max(1)) {
            pixels.extend_from_slice(row);
            // A narrower page stands at the left.
            pixels.resize(pixels.len() + width - row.len(), WHITE);
        }
    }
    let mut out = Vec::new();
    PngEncoder::new(&mut out).write_image(&pixels, w, h, ExtendedColorType::L8)?;
    Ok(out)
}

/// The value of an empty pixel.
const WHITE: u8 = 255;

/// One page in pixels.
struct Sheet {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

/// Outlines of the letters met so far.
#[derive(Default)]
struct Outlines(HashMap<(Face, char), Outline>);

impl Outlines {
    fn of(&mut self, face: Face, letter: char) -> &Outline {
        self.0.entry((face, letter)).or_insert_with(|| metrics(face).outline(letter))
    }
}

fn drawn(page: &Page, scale: f32, outlines: &mut Outlines) -> Sheet {
    let pixels = |points: f32| (points * scale).round().clamp(0.0, MOST as f32) as usize;
    let (width, height) = (pixels(page.width), pixels(page.height));
    let mut ink = Ink { width, height, cover: vec![0.0; width * height] };
    for item in &page.items {
        if let Item::Text(run) = item {
            letters(&mut ink, run, scale, outlines);
        }
    }
    let mut pixels = ink.grey();
    for item in &page.items {
        if let Item::Line(line) = item {
            rule(&mut pixels, (width, height), line, scale);
        }
    }
    Sheet { width, height, pixels }
}

/// Puts the letters of a run on a page.
fn letters(ink: &mut Ink, run: &TextRun, scale: f32, outlines: &mut Outlines) {
    let metrics = metrics(run.face);
    let em = run.size / metrics.units_per_em;
    let mut x = run.x;
    for letter in run.text.chars() {
        for [from, to] in &outlines.of(run.face, letter).lines {
            // Points of the font grow upwards.
            let at = |p: &[f32; 2]| {
                let [px, py] = *p;
                [(x + px * em) * scale, (run.y - py * em) * scale]
            };
            ink.line(at(from), at(to));
        }
        x += f32::from(metrics.glyph(letter).1) * em;
        if letter == ' ' {
            x += run.gap;
        }
    }
}

/// What letters cover of each pixel, gathered edge by edge: each edge says by how much the cover changes from
/// its place to the right, so that sums along a row are the cover itself.
struct Ink {
    width: usize,
    height: usize,
    cover: Vec<f32>,
}

impl Ink {
    /// One edge of an outline, in pixels.
    fn line(&mut self, from: [f32; 2], to: [f32; 2]) {
        let ([x0, y0], [x1, y1]) = (from, to);
        if (y0 - y1).abs() < f32::EPSILON {
            return;
        }
        let (sign, [xa, ya], [xb, yb]) =
            if y0 < y1 { (1.0, [x0, y0], [x1, y1]) } else { (-1.0, [x1, y1], [x0, y0]) };
        let slope = (xb - xa) / (yb - ya);
        let first = ya.max(0.0).floor() as usize;
        let last = (yb.max(0.0).ceil() as usize).min(self.height);
        for row in first..last {
            let (top, bottom) = (ya.max(row as f32), yb.min((row + 1) as f32));
            if bottom <= top {
                continue;
            }
            let (left, right) = (xa + (top - ya) * slope, xa + (bottom - ya) * slope);
            self.part_in_row(row, sign * (bottom - top), left.min(right), left.max(right));
        }
    }

    /// The part of an edge within one row of pixels, from `left` to `right`, and how much of the row it spans.
    fn part_in_row(&mut self, row: usize, span: f32, left: f32, right: f32) {
        let Some(line) = self.cover.get_mut(row * self.width..(row + 1) * self.width) else {
            return;
        };
        let most = line.len() as f32;
        let (left, right) = (left.clamp(0.0, most), right.clamp(0.0, most));
        // What lies to the right of the edge, up to each border between two pixels.
        let area = |x: f32| match x {
            x if x <= left => 0.0,
            x if x >= right => x - f32::midpoint(left, right),
            x => (x - left) * (x - left) / (2.0 * (right - left)),
        };
        let mut before = 0.0;
        let begin = left.floor() as usize;
        let end = (right.ceil() as usize + 1).min(line.len());
        for (at, pixel) in line.iter_mut().enumerate().take(end).skip(begin) {
            let (here, next) = (area(at as f32), area((at + 1) as f32));
            let covered = span * (next - here);
            *pixel += covered - before;
            before = covered;
        }
    }

    /// As grey pixels, black where all is covered.
    fn grey(self) -> Vec<u8> {
        let mut pixels = Vec::with_capacity(self.cover.len());
        for row in self.cover.chunks(self.width.max(1)) {
            let mut sum = 0.0_f32;
            pixels.extend(row.iter().map(|change| {
                sum += change;
                (f32::from(WHITE) * (1.0 - sum.abs().min(1.0))).round() as u8
            }));
        }
        pixels
    }
}

/// Draws a rule: a rectangle along its line.
fn rule(pixels: &mut [u8], (width, height): (usize, usize), line: &LineTo, scale: f32) {
    // A hair is seen, too.
    let half = (line.thickness * scale).max(1.0) / 2.0;
    let (x0, x1) = (line.x0.min(line.x1) * scale, line.x0.max(line.x1) * scale);
    let (y0, y1) = (line.y0.min(line.y1) * scale, line.y0.max(line.y1) * scale);
    let is_level = x1 - x0 >= y1 - y0;
    let (x0, x1) = if is_level { (x0, x1) } else { (x0 - half, x1 + half) };
    let (y0, y1) = if is_level { (y0 - half, y1 + half) } else { (y0, y1) };
    let whole = |from: f32, to: f32, most: usize| {
        let end = (to.max(0.0).ceil() as usize).min(most);
        (from.max(0.0).floor() as usize).min(end)..end
    };
    // How much of a pixel lies between two places.
    let share = |at: usize, from: f32, to: f32| {
        (to.min((at + 1) as f32) - from.max(at as f32)).clamp(0.0, 1.0)
    };
    for row in whole(y0, y1, height) {
        for column in whole(x0, x1, width) {
            let covered = share(row, y0, y1) * share(column, x0, x1);
            if let Some(pixel) = pixels.get_mut(row * width + column) {
                let ink = (f32::from(WHITE) * (1.0 - covered)).round() as u8;
                *pixel = (*pixel).min(ink);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(items: Vec<Item>) -> Page {
        Page { width: 72.0, height: 36.0, items }
    }

    fn pixels(page: &Page, dots: f32) -> image::GrayImage {
        let bytes = png(std::slice::from_ref(page), dots).unwrap();
        image::load_from_memory(&bytes).unwrap().into_luma8()
    }

    #[test]
    fn letters_are_black_where_they_stand_and_nowhere_else() {
        let run = TextRun {
            x: 10.0,
            y: 30.0,
            text: "Ế".into(),
            face: Face::Bold,
            size: 24.0,
            ..TextRun::default()
        };
        let picture = pixels(&page(vec![Item::Text(run.clone())]), 144.0);
        assert_eq!(picture.dimensions(), (144, 72));
        let dark = |x0: u32, x1: u32| {
            let inside = picture.enumerate_pixels().filter(|(x, ..)| (x0..x1).contains(x));
            inside.filter(|(.., p)| p.0[0] < 64).count()
        };
        let right = ((run.x + run.width()) * 2.0).ceil() as u32;
        assert!(dark(20, right) > 250, "{}", dark(20, right));
        assert_eq!(dark(0, 19) + dark(right + 1, 144), 0);
        // The ink of a letter is what its outline holds, however many dots it is drawn with.
        let ink = |dots: f32| {
            let of = pixels(&page(vec![Item::Text(run.clone())]), dots);
            let sum: f32 = of.pixels().map(|p| 1.0 - f32::from(p.0[0]) / 255.0).sum();
            sum / (dots * dots)
        };
        assert!((ink(100.0) / ink(300.0) - 1.0).abs() < 0.02, "{} {}", ink(100.0), ink(300.0));
    }

    #[test]
    fn rules_are_drawn_and_pages_stand_below_one_another() {
        let line = LineTo { x0: 0.0, y0: 18.0, x1: 72.0, y1: 18.0, thickness: 2.0 };
        let one = page(vec![Item::Line(line)]);
        let picture = pixels(&one, 72.0);
        let row = |y: u32| picture.get_pixel(36, y).0[0];
        assert_eq!([row(16), row(17), row(18), row(19)], [255, 0, 0, 255]);
        let both = png(&[one.clone(), one], 72.0).unwrap();
        assert_eq!(image::load_from_memory(&both).unwrap().into_luma8().dimensions(), (72, 72));
        assert!(matches!(png(&[], 72.0), Err(PictureError::Size(0, 0))));
    }
}
