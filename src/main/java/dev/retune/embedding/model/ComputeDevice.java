package dev.retune.embedding.model;

/** The device that models run on. */
public enum ComputeDevice {
  /** The CPU, with one session per core. */
  CPU,

  /**
   * The first CUDA device; requires ONNX Runtime's CUDA build, see the Maven profile {@code gpu}.
   */
  CUDA
}
