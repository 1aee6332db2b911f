//! Lays pages out beside the window. Old pages stay until the new ones are there.

use std::sync::Arc;

use eframe::egui::{ColorImage, Context, TextureOptions};

use super::page_painter::{Spacing, Textures};
use wiba_core::assessment::Assessment;
use wiba_core::catalog::Catalog;
use wiba_core::desk::command::ReportKey;
use wiba_core::desk::jobs::{Job, Poll};
use wiba_core::report::page::{Page, Picture, Shape};
use wiba_core::report::{self, Layout};

/// Pages that can be shown.
pub struct Pages {
    /// What they were made from.
    pub key: ReportKey,
    /// The display list.
    pub layout: Layout,
    /// Letter spacing of the pages seen so far.
    pub spacing: Vec<Spacing>,
    /// The pictures on them.
    pub textures: Textures,
}

/// The pages shown, and those being made.
#[derive(Default)]
pub struct PreviewJob {
    shown: Option<Pages>,
    running: Option<(ReportKey, Job<Pages>)>,
    failed: Option<ReportKey>,
}

impl PreviewJob {
    /// The pages to show.
    pub fn shown(&mut self) -> Option<&mut Pages> {
        self.shown.as_mut()
    }

    /// Whether the pages shown are those of the key.
    pub fn is_fresh(&self, key: &ReportKey) -> bool {
        self.shown.as_ref().is_some_and(|pages| pages.key == *key)
    }

    /// Whether these pages could not be made.
    pub fn has_failed(&self, key: &ReportKey) -> bool {
        self.failed.as_ref() == Some(key)
    }

    /// Whether pages have to be made: at most one thread is at work, and the latest wish wins.
    pub fn is_due(&self, key: &ReportKey) -> bool {
        self.running.is_none() && !self.is_fresh(key) && !self.has_failed(key)
    }

    /// Takes over what has been made. True if other pages are shown now.
    pub fn poll(&mut self) -> bool {
        let Some((key, job)) = &self.running else { return false };
        match job.poll() {
            Poll::Done(pages) => {
                self.shown = Some(pages);
                self.failed = None;
            }
            Poll::Running => return false,
            Poll::Lost => self.failed = Some(key.clone()),
        }
        self.running = None;
        true
    }

    /// Starts to make pages; the window is woken when they are there.
    pub fn start(&mut self, ctx: &Context, catalog: Arc<Catalog>, assessment: Assessment, key: ReportKey) {
        let (woken, ctx) = (ctx.clone(), ctx.clone());
        let asked = key.clone();
        let job = Job::start(
            move || woken.request_repaint(),
            move || {
                let layout = report::pages(&assessment, &catalog, &asked.1);
                let textures = textures(&ctx, &layout.pages);
                let spacing = layout.pages.iter().map(|_| None).collect();
                Pages { key: asked, layout, spacing, textures }
            },
        );
        self.running = Some((key, job));
    }
}

fn textures(ctx: &Context, pages: &[Page]) -> Textures {
    let mut textures = Textures::new();
    let most = ctx.input(|input| input.max_texture_side);
    for item in pages.iter().flat_map(|page| &page.items) {
        let Shape::Image { picture, .. } = &item.shape else { continue };
        if textures.iter().any(|(known, _)| Arc::ptr_eq(known, picture)) {
            continue;
        }
        if let Some(image) = shrunk(picture, most) {
            let texture = ctx.load_texture("report-picture", image, TextureOptions::LINEAR);
            textures.push((picture.clone(), texture));
        }
    }
    textures
}

/// A picture no larger than the graphics card takes: every n-th pixel. `None` if its pixels are not all there.
fn shrunk(picture: &Picture, most: usize) -> Option<ColorImage> {
    let (width, height) = (usize::try_from(picture.width).ok()?, usize::try_from(picture.height).ok()?);
    if width == 0 || height == 0 || picture.rgba.len() != width.checked_mul(height)?.checked_mul(4)? {
        return None;
    }
    let step = width.max(height).div_ceil(most.max(1));
    if step == 1 {
        return Some(ColorImage::from_rgba_unmultiplied([width, height], &picture.rgba));
    }
    let rows = picture.rgba.chunks(width * 4).step_by(step);
    let pixels: Vec<u8> = rows.flat_map(|row| row.chunks(4).step_by(step).flatten().copied()).collect();
    Some(ColorImage::from_rgba_unmultiplied([width.div_ceil(step), height.div_ceil(step)], &pixels))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wiba_core::report::Options;

    fn picture(width: u32, height: u32) -> Picture {
        Picture { width, height, rgba: vec![255; (width * height * 4) as usize], alt: String::new() }
    }

    #[test]
    fn a_picture_too_large_for_the_graphics_card_is_shrunk() {
        assert_eq!(shrunk(&picture(30, 20), 64).unwrap().size, [30, 20]);
        assert_eq!(shrunk(&picture(130, 65), 64).unwrap().size, [44, 22]);
        assert!(shrunk(&Picture { rgba: vec![0; 3], ..picture(2, 2) }, 64).is_none());
    }

    #[test]
    fn pages_are_made_beside_the_window_and_old_ones_stay_until_then() {
        let ctx = Context::default();
        let catalog = Arc::new(Catalog::embedded().unwrap());
        let day = jiff::civil::date(2026, 11, 22);
        let assessment = Assessment::new("Musterstadt", day, &catalog);
        let mut job = PreviewJob::default();
        let wait = |job: &mut PreviewJob| {
            for _ in 0..2000 {
                if job.poll() {
                    return;
                }
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
            panic!("no pages");
        };
        let first = (1, Options::new(report::Kind::Management, day));
        assert!(job.is_due(&first));
        job.start(&ctx, catalog.clone(), assessment.clone(), first.clone());
        assert!(!job.is_due(&first) && job.shown().is_none());
        wait(&mut job);
        assert!(job.is_fresh(&first) && !job.is_due(&first));

        let second = (2, first.1.clone());
        assert!(job.is_due(&second));
        job.start(&ctx, catalog, assessment, second.clone());
        assert!(job.shown().is_some_and(|pages| pages.key == first));
        wait(&mut job);
        assert!(job.is_fresh(&second) && !job.is_fresh(&first));
    }
}
