package dev.retune.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.text.Json;
import dev.retune.text.Texts;
import dev.retune.work.Monitor;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** Where commands get their services and put their words. */
final class Terminal {
  private final GlobalOptions global;
  private final Function<Options, Services> opener;
  private final PrintStream out;
  private final PrintStream err;
  private final TerminalMonitor monitor;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Optional<Texts> texts = Optional.empty();

  Terminal(
      GlobalOptions global,
      Function<Options, Services> opener,
      PrintStream out,
      PrintStream err,
      boolean interactive) {
    this.global = global;
    this.opener = opener;
    this.out = out;
    this.err = err;
    this.monitor = new TerminalMonitor(err, interactive, key -> texts().get(key));
  }

  /** Opens the services; the command closes them. */
  Services open() {
    return open(false);
  }

  Services open(boolean demo) {
    Services services = opener.apply(global.options(demo));
    texts = Optional.of(services.texts());
    services.beside(failure -> tell(texts().get(failure)));
    return services;
  }

  Monitor monitor() {
    return monitor;
  }

  /** In the language of the settings once they are read, and of the machine before. */
  Texts texts() {
    return texts.orElseGet(() -> new Texts(Locale.getDefault()));
  }

  boolean json() {
    return global.json;
  }

  /** One JSON document, indented for people who read along. */
  void document(Object value) {
    try {
      line(mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonMapper mapper() {
    return Json.mapper();
  }

  /** A line of output. */
  void line(String text) {
    monitor.clear();
    out.println(text);
  }

  /** A localized line of output. */
  void say(String key, Object... args) {
    line(texts().get(key, args));
  }

  /** A line beside the output. */
  void tell(String text) {
    monitor.clear();
    err.println(text);
  }

  /** Waits, for commands that run until they are told to end. */
  void untilStopped() {
    err.flush();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    monitor.cancel();
    stopped.countDown();
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }
}
