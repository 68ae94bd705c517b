package dev.retune.ui.settings;

import dev.retune.fault.Failure;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Mood;
import java.util.concurrent.Callable;

/** What a test found, in one sentence. */
record Finding(Mood mood, String text) {
  static final Finding NONE = new Finding(Mood.PLAIN, "");

  /** What a look says, or why it failed. */
  static Finding of(Callable<String> look, Texts texts) {
    try {
      return new Finding(Mood.CALM, look.call());
    } catch (Failure e) {
      return new Finding(Mood.BAD, texts.get(e));
    } catch (Exception e) {
      return new Finding(Mood.BAD, String.valueOf(e.getMessage()));
    }
  }
}
