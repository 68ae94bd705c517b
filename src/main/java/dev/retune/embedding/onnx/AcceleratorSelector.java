package dev.retune.embedding.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.UnavailableException;
import dev.retune.embedding.model.ComputeDevice;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Selects the configured device, or the CPU when it is not available, which is reported once. */
public final class AcceleratorSelector {
  private final ComputeDevice requested;
  private final Consumer<ApplicationException> missing;
  private final AtomicBoolean reported = new AtomicBoolean();

  /** Creates a selector that reports an unavailable device. */
  public AcceleratorSelector(ComputeDevice requested, Consumer<ApplicationException> missing) {
    this.requested = requested;
    this.missing = missing;
  }

  /** A selector for the CPU. */
  public static AcceleratorSelector none() {
    return new AcceleratorSelector(ComputeDevice.CPU, failure -> {});
  }

  /** The useful number of sessions: one per core, and one for the device. */
  public int sessions(int cores) {
    return requested == ComputeDevice.CPU ? cores : 1;
  }

  /** The options of a new session. */
  public OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = OnnxSession.options();
    if (requested == ComputeDevice.CUDA && !reported.get()) {
      try {
        options.addCUDA();
      } catch (OrtException e) {
        options.close();
        fallBack(e);
        return OnnxSession.options();
      }
    }
    return options;
  }

  private void fallBack(OrtException e) {
    if (!reported.getAndSet(true)) {
      missing.accept(new UnavailableException(e, "embedding.noCuda"));
    }
  }
}
