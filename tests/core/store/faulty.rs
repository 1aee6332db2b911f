//! A disk on which one step fails.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use wiba_core::store::disk::{Disk, Stat, System};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The step is not done.
    Before,
    /// It is done, and an error is reported all the same.
    After,
    /// Neither it nor any later one is done: the program was killed.
    Dead,
    /// It is done, but neither its answer comes back nor that of any later one: the network is gone.
    Cut,
}

/// What happens elsewhere when a step is reached.
struct Meanwhile(&'static str, Box<dyn Fn() + Send + Sync>);

impl std::fmt::Debug for Meanwhile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

#[derive(Debug, Default)]
pub struct Faulty {
    fault: Mutex<Option<(usize, How, i32)>>,
    /// Steps that always fail.
    stuck: Vec<(&'static str, i32)>,
    meanwhile: Option<Meanwhile>,
    done: Mutex<Vec<&'static str>>,
}

impl Faulty {
    pub fn stuck(steps: &[(&'static str, i32)]) -> Self {
        Self { stuck: steps.to_vec(), ..Self::default() }
    }

    /// Somebody else does something whenever a step is reached.
    pub fn meanwhile(step: &'static str, others: impl Fn() + Send + Sync + 'static) -> Self {
        Self { meanwhile: Some(Meanwhile(step, Box::new(others))), ..Self::default() }
    }

    /// The same disk, on which these steps always fail.
    pub fn and_stuck(self, steps: &[(&'static str, i32)]) -> Self {
        Self { stuck: steps.to_vec(), ..self }
    }

    /// From now on: the step of this number fails.
    pub fn fail(&self, at: usize, how: How, code: i32) {
        self.done.lock().unwrap().clear();
        *self.fault.lock().unwrap() = Some((at, how, code));
    }

    pub fn heal(&self) {
        *self.fault.lock().unwrap() = None;
    }

    /// The steps since [`Self::fail`].
    pub fn steps(&self) -> Vec<&'static str> {
        self.done.lock().unwrap().clone()
    }

    fn step<T>(&self, name: &'static str, step: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let number = {
            let mut done = self.done.lock().unwrap();
            done.push(name);
            done.len() - 1
        };
        if let Some(Meanwhile(at, others)) = &self.meanwhile
            && *at == name
        {
            others();
        }
        if let Some((_, code)) = self.stuck.iter().find(|(stuck, _)| *stuck == name) {
            return Err(io::Error::from_raw_os_error(*code));
        }
        let fault = *self.fault.lock().unwrap();
        match fault {
            Some((at, How::Before, code)) if number == at => Err(io::Error::from_raw_os_error(code)),
            Some((at, How::Dead, code)) if number >= at => Err(io::Error::from_raw_os_error(code)),
            Some((at, How::Cut, code)) if number > at => Err(io::Error::from_raw_os_error(code)),
            Some((at, How::After | How::Cut, code)) if number == at => {
                step()?;
                Err(io::Error::from_raw_os_error(code))
            }
            _ => step(),
        }
    }
}

impl Disk for Faulty {
    fn real_path(&self, path: &Path) -> io::Result<PathBuf> {
        self.step("real_path", || System.real_path(path))
    }
    fn stat(&self, path: &Path) -> io::Result<Stat> {
        self.step("stat", || System.stat(path))
    }
    fn may_write(&self, path: &Path) -> io::Result<()> {
        self.step("may_write", || System.may_write(path))
    }
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.step("read", || System.read(path, limit))
    }
    fn create(&self, path: &Path) -> io::Result<File> {
        self.step("create", || System.create(path))
    }
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        // A disk that fills up takes a part.
        self.step("write", || System.write(file, bytes)).inspect_err(|_| {
            System.write(file, &bytes[..bytes.len() / 3]).unwrap();
        })
    }
    fn keep_group(&self, file: &File, like: &Stat) -> io::Result<()> {
        self.step("keep_group", || System.keep_group(file, like))
    }
    fn keep_attributes(&self, file: &File, from: &Path) -> io::Result<()> {
        self.step("keep_attributes", || System.keep_attributes(file, from))
    }
    fn keep_mode(&self, file: &File, mode: u32) -> io::Result<()> {
        self.step("keep_mode", || System.keep_mode(file, mode))
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        // Thousands of saves need not wait for the medium.
        self.step("sync", || file.metadata().map(|_| ()))
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.step("sync_folder", || System.stat(folder).map(|_| ()))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step("rename", || System.rename(from, to))
    }
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.step("exchange", || System.exchange(one, other))
    }
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.step("create_folder", || System.create_folder(path))
    }
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step("rename_new", || System.rename_new(from, to))
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step("remove", || System.remove(path))
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.step("list", || System.list(folder))
    }
    fn open_lock(&self, path: &Path) -> io::Result<File> {
        self.step("open_lock", || System.open_lock(path))
    }
    fn try_lock(&self, file: &File) -> Result<(), TryLockError> {
        let mut result = Ok(());
        let step = self.step("try_lock", || {
            result = System.try_lock(file);
            Ok(())
        });
        step.map_err(TryLockError::Error)?;
        result
    }
    fn pause(&self, _: Duration) {
        self.done.lock().unwrap().push("pause");
    }
}
