package dev.retune.cli.knowledge;

import dev.retune.cli.terminal.Terminal;
import dev.retune.common.i18n.Texts;
import dev.retune.improvement.model.VoteGain;
import java.time.Instant;

/** Says what a cure could win, and which dislikes such figures rest on. */
final class GainText {
  private GainText() {}

  /** What a cure could prevent. */
  static String of(Texts texts, VoteGain gain) {
    return texts.get(
        "improvement.gain." + gain.basis(), gain.estimate(), gain.least(), gain.most());
  }

  /** Prints the window, and that a sample was examined if so. */
  static void printWindow(
      Terminal terminal, long dislikes, int examined, Instant from, Instant to) {
    terminal.printMessage("cli.knowledge.window", dislikes, examined, from, to);
    if (examined < dislikes) {
      terminal.printMessage("improvement.sample", examined, dislikes);
    }
  }
}
