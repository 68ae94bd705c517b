package dev.retune.embedding.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.UnavailableException;
import dev.retune.embedding.model.ComputeDevice;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The device a person wished for, or the processor where it is not there; that is told once. */
public final class AcceleratorSelector {
  private final ComputeDevice requested;
  private final Consumer<ApplicationException> missing;
  private final AtomicBoolean told = new AtomicBoolean();

  /** Tells what is missing to whoever listens. */
  public AcceleratorSelector(ComputeDevice requested, Consumer<ApplicationException> missing) {
    this.requested = requested;
    this.missing = missing;
  }

  /** For a session on the processor, whatever is wished for. */
  public static AcceleratorSelector none() {
    return new AcceleratorSelector(ComputeDevice.CPU, failure -> {});
  }

  /** How many sessions pay: one a core, and one for a device of its own. */
  public int sessions(int cores) {
    return requested == ComputeDevice.CPU ? cores : 1;
  }

  /** Options of a new session. */
  OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = OnnxSession.options();
    if (requested == ComputeDevice.CUDA && !told.get()) {
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
    if (!told.getAndSet(true)) {
      missing.accept(new UnavailableException(e, "embedding.noCuda"));
    }
  }
}
