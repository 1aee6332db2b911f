//! Work beside the window: one mechanism for all threads. A job tells its result, or that it was lost; what is shown to
//! the user has named steps and can be stopped until its last one, the one that changes something.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, channel};
use std::time::Duration;

/// A thread and what it will say.
#[derive(Debug)]
pub struct Job<T>(Receiver<T>);

/// How far a job is.
#[derive(Debug, PartialEq, Eq)]
pub enum Poll<T> {
    /// It is at work.
    Running,
    /// It has ended with this.
    Done(T),
    /// It has ended without a word: the thread panicked, or the system gave none.
    Lost,
}

impl<T: Send + 'static> Job<T> {
    /// Starts a thread; `wake` is called when it has ended, however it ends.
    pub fn start(wake: impl FnOnce() + Send + 'static, work: impl FnOnce() -> T + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        let wake = Wake(Some(wake));
        let thread = std::thread::Builder::new().spawn(move || {
            // Wakes last, when the sender is gone too.
            let _wake = wake;
            let sender = sender;
            sender.send(work()).ok();
        });
        // Without a thread the sender is gone already, and the job is lost.
        drop(thread);
        Self(receiver)
    }

    /// One that has ended already.
    pub fn done(result: T) -> Self {
        let (sender, receiver) = channel();
        sender.send(result).ok();
        Self(receiver)
    }

    /// How far it is. What is done is told once.
    pub fn poll(&self) -> Poll<T> {
        match self.0.try_recv() {
            Ok(result) => Poll::Done(result),
            Err(TryRecvError::Empty) => Poll::Running,
            Err(TryRecvError::Disconnected) => Poll::Lost,
        }
    }

    /// Waits for its end, but not longer than that.
    pub fn wait_for(&self, longest: Duration) -> Poll<T> {
        match self.0.recv_timeout(longest) {
            Ok(result) => Poll::Done(result),
            Err(RecvTimeoutError::Timeout) => Poll::Running,
            Err(RecvTimeoutError::Disconnected) => Poll::Lost,
        }
    }

    /// Waits for its end; `None` if it is lost.
    pub fn wait(self) -> Option<T> {
        self.0.recv().ok()
    }
}

/// Wakes whoever waits at the end of a thread, whatever its end is.
struct Wake<F: FnOnce()>(Option<F>);

impl<F: FnOnce()> Drop for Wake<F> {
    fn drop(&mut self) {
        if let Some(wake) = self.0.take() {
            wake();
        }
    }
}

const STOPPED: usize = usize::MAX;

/// What is done, and its steps in German. The last step changes something on disk or in the file: until it begins, the
/// work can be stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Steps {
    /// What it is.
    pub name: &'static str,
    /// Its steps; never empty.
    pub words: &'static [&'static str],
}

/// How far a piece of work is. The window and the thread look at the same place.
#[derive(Debug, Clone)]
pub struct Progress {
    steps: Steps,
    step: Arc<AtomicUsize>,
}

impl Progress {
    /// At its first step.
    pub fn new(steps: Steps) -> Self {
        Self { steps, step: Arc::default() }
    }

    /// Goes on to a step, counted from 0. False if the work has been stopped and must end.
    #[must_use]
    pub fn advance(&self, step: usize) -> bool {
        let next = |now| (now != STOPPED).then_some(step);
        self.step.fetch_update(Ordering::AcqRel, Ordering::Acquire, next).is_ok()
    }

    /// Stops the work. False if its last step has begun, and with it what cannot be stopped.
    pub fn stop(&self) -> bool {
        let last = self.steps.words.len().saturating_sub(1);
        let next = |now| (now < last).then_some(STOPPED);
        self.step.fetch_update(Ordering::AcqRel, Ordering::Acquire, next).is_ok()
    }

    /// The step it is at, counted from 0, and its words; `None` once it is stopped.
    pub fn shown(&self) -> Option<(usize, &'static str)> {
        let step = self.step.load(Ordering::Acquire);
        self.steps.words.get(step).map(|words| (step, *words))
    }

    /// Whether stopping still helps.
    pub fn can_stop(&self) -> bool {
        self.shown().is_some_and(|(step, _)| step + 1 < self.steps.words.len())
    }

    /// What it is and its steps.
    pub fn steps(&self) -> Steps {
        self.steps
    }
}

/// A job with steps, and since when the user waits for it.
pub struct Piece<T> {
    /// How far it is.
    pub progress: Progress,
    /// When it was seen first, in the window's seconds.
    pub since: Option<f64>,
    job: Job<T>,
}

/// All jobs with steps.
pub struct Jobs<T>(Vec<Piece<T>>);

impl<T> Default for Jobs<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Send + 'static> Jobs<T> {
    /// Starts one.
    pub fn start(
        &mut self,
        wake: impl FnOnce() + Send + 'static,
        steps: Steps,
        work: impl FnOnce(&Progress) -> T + Send + 'static,
    ) {
        let progress = Progress::new(steps);
        let shared = progress.clone();
        self.0.push(Piece { progress, since: None, job: Job::start(wake, move || work(&shared)) });
    }

    /// The results of those that have ended; `None` for one that is lost. What was stopped says nothing any more.
    pub fn ended(&mut self) -> Vec<Option<T>> {
        let mut ends = Vec::new();
        self.0.retain(|piece| {
            let end = match piece.job.poll() {
                Poll::Running => return true,
                Poll::Done(result) => Some(result),
                Poll::Lost => None,
            };
            ends.push(end);
            false
        });
        ends
    }

    /// Whether something of this kind is at work.
    pub fn is_running(&self, steps: Steps) -> bool {
        self.0.iter().any(|piece| piece.progress.steps == steps)
    }

    /// Stops what can still be stopped. Returns what that was.
    pub fn stop(&mut self) -> Vec<&'static str> {
        let (stopped, rest): (Vec<_>, _) =
            std::mem::take(&mut self.0).into_iter().partition(|piece| piece.progress.stop());
        self.0 = rest;
        stopped.into_iter().map(|piece| piece.progress.steps.name).collect()
    }

    /// Lets work of this kind end unheard.
    pub fn forget(&mut self, steps: Steps) {
        self.0.retain(|piece| piece.progress.steps != steps);
    }

    /// Those at work, for whoever shows them.
    pub fn pieces(&mut self) -> impl Iterator<Item = &mut Piece<T>> {
        self.0.iter_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: Steps = Steps { name: "Etwas", words: &["rechnen", "schreiben"] };

    #[test]
    fn what_was_stopped_never_reaches_its_last_step() {
        let progress = Progress::new(STEPS);
        assert!(progress.advance(0));
        assert!(progress.stop());
        assert!(!progress.advance(1));
    }

    #[test]
    fn the_last_step_cannot_be_stopped() {
        let progress = Progress::new(STEPS);
        assert!(progress.advance(1));
        assert!(!progress.stop());
    }

    #[test]
    fn a_thread_that_was_stopped_is_forgotten() {
        let mut jobs = Jobs::default();
        let (go, wait) = channel::<()>();
        let (done, seen) = channel();
        jobs.start(
            || {},
            STEPS,
            move |progress| {
                wait.recv().ok();
                done.send(progress.advance(1)).ok();
            },
        );
        assert!(jobs.is_running(STEPS));
        assert_eq!(jobs.stop(), ["Etwas"]);
        assert!(!jobs.is_running(STEPS));
        go.send(()).unwrap();
        assert!(!seen.recv().unwrap(), "its last step does not begin");
        assert!(jobs.ended().is_empty());
    }

    #[test]
    fn a_job_that_panics_is_lost_and_still_wakes_who_waits() {
        let (woken, wait) = channel();
        #[allow(clippy::panic, reason = "the thread is meant to")]
        let job: Job<()> = Job::start(move || woken.send(()).unwrap_or_default(), || panic!("mit Absicht"));
        wait.recv().unwrap();
        assert_eq!(job.poll(), Poll::Lost);
    }

    #[test]
    fn what_a_job_says_is_told_once() {
        let (woken, wait) = channel();
        let job = Job::start(move || woken.send(()).unwrap_or_default(), || 7);
        wait.recv().unwrap();
        assert_eq!(job.poll(), Poll::Done(7));
        assert_eq!(job.poll(), Poll::Lost);
    }
}
