package dev.retune.app;

import dev.retune.cli.Cli;
import dev.retune.cli.Options;
import dev.retune.cli.Services;
import dev.retune.db.Workspace;
import dev.retune.fault.BadInput;
import dev.retune.settings.Home;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Toolkit;
import dev.retune.ui.overview.LastFigures;
import dev.retune.ui.shell.StartFailure;
import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a command line or the console, and ends in order: a running command is asked to stop, then
 * what was opened is closed.
 */
public final class Start {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(Start.class);

  private final Home home;
  private final Map<String, String> environment;
  private final CountDownLatch done = new CountDownLatch(1);
  // the hook that ends the process empties it on a thread of its own
  private final Deque<Retune> opened = new ConcurrentLinkedDeque<>();
  private final PrintStream out = utf8(FileDescriptor.out);
  private final PrintStream err = utf8(FileDescriptor.err);
  private final Cli cli;
  private volatile Optional<Toolkit> toolkit;

  /**
   * For one process.
   *
   * @param toolkit under way already, where it was clear that a window is wanted
   */
  @SuppressWarnings("SystemConsoleNull") // declared nullable, though this JDK never gives null
  public Start(Home home, Map<String, String> environment, Optional<Toolkit> toolkit) {
    this.home = home;
    this.environment = environment;
    this.toolkit = toolkit;
    Console terminal = System.console();
    boolean interactive = terminal != null && terminal.isTerminal();
    this.cli = new Cli(this::open, this::console, out, err, interactive);
  }

  // the terminal's own encoding may be ASCII; what Retune writes is always UTF-8
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        false,
        StandardCharsets.UTF_8);
  }

  /** Runs and gives the exit code. */
  public int run(String[] args) {
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
    try {
      if (toolkit.isEmpty() && cli.mayOpenConsole(args)) {
        toolkit = new Display(environment).toolkit();
      }
      return cli.run(args);
    } finally {
      done.countDown();
    }
  }

  private void end() {
    cli.stop();
    try {
      // the toolkit goes at once and takes the window with it, whose state was kept as it changed
      boolean window = toolkit.isPresent();
      if (!window && !done.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("the command did not stop in {}", GRACE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Retune last = opened.poll(); last != null; last = opened.poll()) {
      last.close();
    }
  }

  private Services open(Options options) {
    Retune retune = Retune.open(options, home, environment);
    opened.push(retune);
    return retune;
  }

  // a database that does not open is told in the window, by whatever asks for it
  private static void openAhead(Retune retune) {
    try {
      retune.workspace();
    } catch (RuntimeException e) {
      LOG.info("the database did not open", e);
    }
  }

  /** Told on both ways, for a window that does not come says nothing to who clicked an icon. */
  private int refused(Toolkit window, BadInput failure) {
    LOG.info("the console does not start", failure);
    Texts texts = new Texts(Locale.getDefault());
    err.println(texts.get(failure));
    err.flush();
    if (window.stands()) {
      StartFailure.show(window, texts.get("ui.startFailed"), texts.get(failure));
    }
    return Cli.FAILED;
  }

  private int console(Options options) {
    if (toolkit.isPresent()) {
      // the settings and the database go ahead while the toolkit starts
      try (Retune retune = Retune.open(options, home, environment)) {
        opened.push(retune);
        Workspace.checkKind(retune.database());
        LOG.info("the console works on {}", retune.database().shown());
        // with figures to show meanwhile, the window goes first
        if (!LastFigures.in(retune.home().folder())) {
          Thread.ofPlatform().name("opening").daemon().start(() -> openAhead(retune));
        }
        if (toolkit.get().stands()) {
          dev.retune.ui.shell.Console.start(
              toolkit.get(), retune::window, retune.settings().locale());
          return Cli.DONE;
        }
      } catch (BadInput e) {
        return refused(toolkit.get(), e);
      }
    }
    toolkit = Optional.empty();
    err.println(new Texts(Locale.getDefault()).get("cli.noDisplay"));
    err.flush();
    return cli.run("--home", home.folder().toString(), "loop", "--once", "--demo");
  }
}
