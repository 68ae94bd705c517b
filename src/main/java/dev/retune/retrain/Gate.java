package dev.retune.retrain;

import dev.retune.text.Texts;
import java.util.List;

/** The test that a candidate must pass against the live version. */
public final class Gate {
  /** With its strictness and the language of its sentences. */
  public Gate(GateSettings settings, Texts texts) {}

  GateResult judge(List<Double> live, List<Double> candidate) {
    throw new UnsupportedOperationException();
  }
}
