package dev.retune.embedding.model;

/** Where models compute. */
public enum ComputeDevice {
  /** The processor, one session a core. */
  CPU,

  /** The first CUDA device; needs the runtime's CUDA build, see the Maven profile {@code gpu}. */
  CUDA
}
