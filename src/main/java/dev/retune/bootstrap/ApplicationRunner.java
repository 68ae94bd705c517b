package dev.retune.bootstrap;

import dev.retune.bootstrap.environment.DisplayCheck;
import dev.retune.cli.CommandLineInterface;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.LaunchOptions;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.persistence.Workspace;
import dev.retune.settings.file.SettingsFileStore;
import dev.retune.settings.model.HomeFolder;
import dev.retune.ui.overview.OverviewCache;
import dev.retune.ui.shell.StartupErrorWindow;
import dev.retune.ui.theme.JavaFxToolkit;
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
 * Runs a command or the console and shuts down in order: the running command is asked to stop, then
 * all services are closed.
 */
public final class ApplicationRunner {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(ApplicationRunner.class);

  private final HomeFolder home;
  private final Map<String, String> environment;
  private final CountDownLatch done = new CountDownLatch(1);
  // the shutdown hook empties it on its own thread
  private final Deque<ApplicationServices> opened = new ConcurrentLinkedDeque<>();
  private final PrintStream out = utf8(FileDescriptor.out);
  private final PrintStream err = utf8(FileDescriptor.err);
  private final CommandLineInterface cli;
  private volatile Optional<JavaFxToolkit> toolkit;

  /**
   * Runs in one process.
   *
   * @param toolkit the toolkit, whose start has already begun
   */
  public ApplicationRunner(
      HomeFolder home, Map<String, String> environment, JavaFxToolkit toolkit) {
    this(home, environment);
    this.toolkit = Optional.of(toolkit);
  }

  /** Runs in one process; the toolkit is started if a window is needed. */
  @SuppressWarnings("SystemConsoleNull") // declared nullable, though this JDK never returns null
  public ApplicationRunner(HomeFolder home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
    this.toolkit = Optional.empty();
    Console terminal = System.console();
    boolean interactive = terminal != null && terminal.isTerminal();
    this.cli =
        new CommandLineInterface(this::open, this::console, out, err, interactive, this::language);
  }

  private Locale language() {
    return new SettingsFileStore(home.settings()).language();
  }

  // the terminal's encoding may be ASCII; Retune always writes UTF-8
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        false,
        StandardCharsets.UTF_8);
  }

  /** Runs and returns the exit code. */
  public int run(String[] args) {
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
    try {
      if (toolkit.isEmpty() && cli.mayOpenConsole(args)) {
        toolkit = new DisplayCheck(environment).toolkit();
      }
      return cli.run(args);
    } finally {
      done.countDown();
    }
  }

  private void end() {
    cli.stop();
    try {
      // the toolkit exits at once and closes the window, whose state is saved on every change
      boolean window = toolkit.isPresent();
      if (!window && !done.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("the command did not stop in {}", GRACE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (ApplicationServices last = opened.poll(); last != null; last = opened.poll()) {
      last.close();
    }
  }

  private CommandServices open(LaunchOptions options) {
    ApplicationServices services = ApplicationServices.open(options, home, environment);
    opened.push(services);
    return services;
  }

  // a failure is reported in the window by whatever needs the database
  private static void openAhead(ApplicationServices services) {
    try {
      services.workspace();
    } catch (RuntimeException e) {
      LOG.info("the database could not be opened", e);
    }
  }

  /**
   * Reports in a window as well as on the terminal, which a user who clicked an icon does not see.
   */
  private int refused(JavaFxToolkit window, InvalidInputException failure) {
    LOG.info("the console could not be started", failure);
    Texts texts = new Texts(language());
    err.println(texts.get(failure));
    err.flush();
    if (window.awaitStart()) {
      StartupErrorWindow.show(window, texts.get("ui.startFailed"), texts.get(failure));
    }
    return ExitCodes.FAILED;
  }

  private int console(LaunchOptions options) {
    if (toolkit.isPresent()) {
      // settings and database are opened while the toolkit starts
      try (ApplicationServices services = ApplicationServices.open(options, home, environment)) {
        opened.push(services);
        Workspace.checkKind(services.database());
        LOG.info("console started on {}", services.database().shown());
        // with cached figures to show, the window opens before the database
        if (!OverviewCache.exists(services.home().folder())) {
          Thread.ofPlatform().name("opening").daemon().start(() -> openAhead(services));
        }
        if (toolkit.get().awaitStart()) {
          dev.retune.ui.shell.ConsoleWindow.start(
              toolkit.get(),
              services::window,
              listener -> services.schedule(listener)::close,
              services.settings().locale());
          return ExitCodes.DONE;
        }
      } catch (InvalidInputException e) {
        return refused(toolkit.get(), e);
      }
    }
    toolkit = Optional.empty();
    err.println(new Texts(language()).get("cli.noDisplay"));
    err.flush();
    return cli.run("--home", home.folder().toString(), "loop", "--once", "--demo");
  }
}
