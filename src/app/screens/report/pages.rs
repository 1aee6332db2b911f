//! Lays pages out beside the window. Old pages stay until the new ones are there.

use std::sync::Arc;

use eframe::egui::Context;

use super::page_painter::{Spacing, Textures};
use crate::app::parts::texture;
use wiba_core::assessment::Assessment;
use wiba_core::catalog::Catalog;
use wiba_core::desk::command::ReportKey;
use wiba_core::desk::jobs::{Job, Poll};
use wiba_core::report::page::{Page, Shape};
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
    for item in pages.iter().flat_map(|page| &page.items) {
        let Shape::Image { picture, .. } = &item.shape else { continue };
        if textures.iter().any(|(known, _)| Arc::ptr_eq(known, picture)) {
            continue;
        }
        if let Some(texture) = texture(ctx, picture) {
            textures.push((picture.clone(), texture));
        }
    }
    textures
}

#[cfg(test)]
mod tests {
    use super::*;
    use wiba_core::report::Options;

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
