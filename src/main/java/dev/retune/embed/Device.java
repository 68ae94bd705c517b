package dev.retune.embed;

/** Where models compute. */
public enum Device {
  /** The processor, one session a core. */
  CPU,

  /** The first CUDA device; needs the runtime's CUDA build, see the Maven profile {@code gpu}. */
  CUDA
}
