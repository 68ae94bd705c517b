package dev.retune.embed;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.retune.fault.Failure;
import dev.retune.fault.Unavailable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The device a person wished for, or the processor where it is not there; that is told once. */
final class Accelerator {
  private final Device wished;
  private final Consumer<Failure> missing;
  private final AtomicBoolean told = new AtomicBoolean();

  /** Tells what is missing to whoever listens. */
  Accelerator(Device wished, Consumer<Failure> missing) {
    this.wished = wished;
    this.missing = missing;
  }

  /** For a session on the processor, whatever is wished for. */
  static Accelerator none() {
    return new Accelerator(Device.CPU, failure -> {});
  }

  /** How many sessions pay: one a core, and one for a device of its own. */
  int sessions(int cores) {
    return wished == Device.CPU ? cores : 1;
  }

  /** Options of a new session. */
  OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = OnnxModel.options();
    if (wished == Device.CUDA && !told.get()) {
      try {
        options.addCUDA();
      } catch (OrtException e) {
        options.close();
        fallBack(e);
        return OnnxModel.options();
      }
    }
    return options;
  }

  private void fallBack(OrtException e) {
    if (!told.getAndSet(true)) {
      missing.accept(new Unavailable(e, "embed.noCuda"));
    }
  }
}
