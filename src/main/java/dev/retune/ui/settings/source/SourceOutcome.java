package dev.retune.ui.settings.source;

import dev.retune.common.error.ApplicationException;
import dev.retune.ui.form.ConnectionTestResult;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.ScreenContext;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How the last test, change or import ended. */
final class SourceOutcome {
  private final ScreenContext context;
  private final ReadOnlyObjectWrapper<ConnectionTestResult> shown =
      new ReadOnlyObjectWrapper<>(ConnectionTestResult.NONE);

  SourceOutcome(ScreenContext context) {
    this.context = context;
  }

  ReadOnlyObjectProperty<ConnectionTestResult> shown() {
    return shown.getReadOnlyProperty();
  }

  void say(Severity severity, String sentence) {
    shown.set(new ConnectionTestResult(severity, sentence));
  }

  void clear() {
    shown.set(ConnectionTestResult.NONE);
  }

  /** Says on the page why something was refused; other failures are notices. */
  void failed(Throwable e) {
    if (e instanceof ApplicationException refused) {
      say(Severity.BAD, ExplanationText.refusal(context.texts(), refused));
    } else {
      clear();
      context.notices().failed(e);
    }
  }
}
