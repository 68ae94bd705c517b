package dev.retune.ui.form;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.Texts;
import dev.retune.ui.format.Severity;
import java.util.concurrent.Callable;

/** The result of a connection test, in one sentence. */
public record ConnectionTestResult(Severity severity, String text) {
  public static final ConnectionTestResult NONE = new ConnectionTestResult(Severity.PLAIN, "");

  /** Describes the result of a test, or its failure. */
  public static ConnectionTestResult of(Callable<String> look, Texts texts) {
    try {
      return new ConnectionTestResult(Severity.CALM, look.call());
    } catch (ApplicationException e) {
      return new ConnectionTestResult(Severity.BAD, texts.get(e));
    } catch (Exception e) {
      return new ConnectionTestResult(Severity.BAD, String.valueOf(e.getMessage()));
    }
  }
}
