//! What paints the window, and in which order it is tried.

use std::sync::Arc;

use eframe::egui_wgpu::WgpuSetup;
use eframe::wgpu;

/// What paints the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renderer {
    /// Vulkan, Metal, DirectX.
    Wgpu,
    /// OpenGL.
    Glow,
}

/// One try to open the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Painter {
    /// By wgpu, if a graphics card does it.
    Card,
    /// By wgpu, whatever does it.
    Wgpu,
    /// By OpenGL.
    Glow,
}

/// The order in which painters are tried. Where only a processor paints, OpenGL is three times as fast as Vulkan on Linux
/// (llvmpipe and lavapipe, measured). On Windows wgpu comes first even then: over remote desktop OpenGL is 1.1, which is too
/// old, and DirectX always has WARP.
pub(super) fn order(insisted: Option<Renderer>) -> &'static [Painter] {
    match insisted {
        Some(Renderer::Wgpu) => &[Painter::Wgpu],
        Some(Renderer::Glow) => &[Painter::Glow],
        None if cfg!(target_os = "linux") => &[Painter::Card, Painter::Glow, Painter::Wgpu],
        None => &[Painter::Wgpu, Painter::Glow],
    }
}

impl Painter {
    /// Sets what eframe needs to know of it.
    pub(super) fn choose(self, options: &mut eframe::NativeOptions) {
        options.renderer = match self {
            Self::Card | Self::Wgpu => eframe::Renderer::Wgpu,
            Self::Glow => eframe::Renderer::Glow,
        };
        if self == Self::Card
            && let WgpuSetup::CreateNew(setup) = &mut options.wgpu_options.wgpu_setup
        {
            setup.native_adapter_selector = Some(Arc::new(card));
        }
    }
}

/// The graphics card that needs least power of those that can paint on this window.
fn card(adapters: &[wgpu::Adapter], surface: Option<&wgpu::Surface<'_>>) -> Result<wgpu::Adapter, String> {
    adapters
        .iter()
        .filter(|adapter| surface.is_none_or(|surface| adapter.is_surface_supported(surface)))
        .filter_map(|adapter| Some((rank(adapter.get_info().device_type)?, adapter)))
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, adapter)| adapter.clone())
        .ok_or_else(|| "no graphics card".to_owned())
}

/// The lower the better; `None` for a processor.
fn rank(kind: wgpu::DeviceType) -> Option<u8> {
    match kind {
        wgpu::DeviceType::IntegratedGpu => Some(0),
        wgpu::DeviceType::DiscreteGpu => Some(1),
        wgpu::DeviceType::VirtualGpu => Some(2),
        wgpu::DeviceType::Other => Some(3),
        wgpu::DeviceType::Cpu => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_processor_never_counts_as_a_card_and_always_comes_last() {
        assert_eq!(rank(wgpu::DeviceType::Cpu), None);
        if cfg!(target_os = "linux") {
            assert_eq!(order(None), [Painter::Card, Painter::Glow, Painter::Wgpu]);
        } else {
            assert_eq!(order(None), [Painter::Wgpu, Painter::Glow]);
        }
        assert_eq!(order(Some(Renderer::Glow)), [Painter::Glow]);
    }
}
