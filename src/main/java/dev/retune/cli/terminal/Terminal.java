package dev.retune.cli.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.text.JsonFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;

/** Gives commands their services and their output. */
public final class Terminal {
  private static final Set<String> YES = Set.of("y", "yes", "예", "네", "ㅇ");

  private final GlobalOptions global;
  private final Function<LaunchOptions, CommandServices> opener;
  private final PrintStream out;
  private final PrintStream err;
  private final TerminalProgressMonitor monitor;
  private final boolean interactive;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Supplier<Locale> language;
  private Optional<Texts> texts = Optional.empty();
  private DateTimeFormatter times = LocalTimes.in(ZoneOffset.UTC);

  /** Uses the machine's language until the services are opened. */
  public Terminal(
      GlobalOptions global,
      Function<LaunchOptions, CommandServices> opener,
      PrintStream out,
      PrintStream err,
      boolean interactive) {
    this(global, opener, out, err, interactive, Locale::getDefault);
  }

  /**
   * For the commands of a process.
   *
   * @param language the language until the services are opened
   */
  public Terminal(
      GlobalOptions global,
      Function<LaunchOptions, CommandServices> opener,
      PrintStream out,
      PrintStream err,
      boolean interactive,
      Supplier<Locale> language) {
    this.language = language;
    this.global = global;
    this.opener = opener;
    this.out = out;
    this.err = err;
    this.interactive = interactive;
    this.monitor = new TerminalProgressMonitor(err, interactive, key -> texts().get(key));
  }

  /** Opens the services; the command closes them. */
  public CommandServices open() {
    return open(false);
  }

  public CommandServices open(boolean demo) {
    CommandServices services = opener.apply(global.options(demo));
    texts = Optional.of(services.texts());
    times = LocalTimes.in(services.settings().zoneId());
    services.onNotice(failure -> printError(texts().get(failure)));
    return services;
  }

  public ProgressMonitor monitor() {
    return monitor;
  }

  /** Returns texts in the language of the settings. */
  public Texts texts() {
    if (texts.isEmpty()) {
      texts = Optional.of(new Texts(language.get()));
    }
    return texts.get();
  }

  /** The language of the settings, without reading the texts. */
  public Locale language() {
    return texts.map(Texts::locale).orElseGet(language);
  }

  public boolean json() {
    return global.json;
  }

  /** Writes one JSON document, indented for readability. */
  public void document(Object value) {
    try {
      line(mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  public JsonMapper mapper() {
    return JsonFormat.mapper();
  }

  /** Writes a line of output, with control characters made visible. */
  public void line(String text) {
    monitor.clear();
    out.println(VisibleText.of(text));
  }

  /** Writes a localized line of output; times are shown in the time zone of the settings. */
  public void printMessage(String key, Object... args) {
    line(texts().get(key, Arrays.stream(args).map(this::inZone).toArray()));
  }

  private Object inZone(Object arg) {
    return arg instanceof Instant at ? times.format(at) : arg;
  }

  /** Writes a line to standard error, with control characters made visible. */
  public void printError(String text) {
    monitor.clear();
    err.println(VisibleText.of(text));
  }

  /** Whether a person can be asked. */
  public boolean interactive() {
    return interactive;
  }

  /** Asks a question on standard error; anything but a yes in either language is a no. */
  public boolean confirm(String question) {
    monitor.clear();
    err.print(VisibleText.of(question) + " ");
    err.flush();
    try {
      String answer =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      return false;
    }
  }

  /** Waits until the command is asked to stop. */
  public void untilStopped() {
    err.flush();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public void stop() {
    monitor.cancel();
    stopped.countDown();
  }

  public PrintStream out() {
    return out;
  }

  public PrintStream err() {
    return err;
  }
}
