package dev.retune;

import dev.retune.bootstrap.ApplicationRunner;
import dev.retune.bootstrap.environment.DisplayCheck;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.settings.model.HomeFolder;
import dev.retune.ui.theme.JavaFxToolkit;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The entry point: runs the named command, else opens the console. Determines the home before
 * anything is logged, because the log is in it.
 */
public final class Launcher {
  private Launcher() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    // set here for any way of starting: the database must be served to this machine only
    System.setProperty("h2.bindAddress", "127.0.0.1");
    // otherwise the model library (DJL) sends usage statistics and looks for models online
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    Map<String, String> environment = System.getenv();
    // the toolkit takes longest to start, so it comes first if a window will certainly be opened
    Optional<JavaFxToolkit> toolkit =
        args.length == 0 ? new DisplayCheck(environment).toolkit() : Optional.empty();
    try {
      HomeFolder home = named(args).map(HomeFolder::of).orElseGet(() -> HomeFolder.of(environment));
      makeForItsOwner(home);
      System.setProperty("retune.logs", home.folder().resolve("logs").toString());
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
      ApplicationRunner runner =
          toolkit
              .map(started -> new ApplicationRunner(home, environment, started))
              .orElseGet(() -> new ApplicationRunner(home, environment));
      System.exit(runner.run(args));
    } catch (InvalidInputException e) {
      refuse(e);
      System.exit(1);
    }
  }

  // there is no home yet, and therefore no log
  private static void refuse(InvalidInputException why) {
    try (PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)) {
      err.println(new Texts(Locale.getDefault()).get(why));
    }
  }

  // before logging creates it with default permissions; errors are reported when it is opened
  private static void makeForItsOwner(HomeFolder home) {
    try {
      home.make();
    } catch (IOException e) {
      // every command fails on it again and reports it
      return;
    }
  }

  private static Optional<Path> named(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith("--home=")) {
        return Optional.of(Path.of(args[i].substring("--home=".length())));
      }
      if (args[i].equals("--home") && i + 1 < args.length) {
        return Optional.of(Path.of(args[i + 1]));
      }
    }
    return Optional.empty();
  }
}
