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
 * The program's entry: a command of the terminal when one is named, else the console. It settles
 * where the home is before anything logs, for the log lies there.
 */
public final class Launcher {
  private Launcher() {}

  /** Runs what the arguments say and ends the process with its exit code. */
  public static void main(String[] args) {
    // however it was started: the database of a home is served to this machine only
    System.setProperty("h2.bindAddress", "127.0.0.1");
    Map<String, String> environment = System.getenv();
    // a person waits longest for the toolkit: before all else, where a window is surely wanted
    Optional<JavaFxToolkit> toolkit =
        args.length == 0 ? new DisplayCheck(environment).toolkit() : Optional.empty();
    try {
      HomeFolder home = HomeFolder.of(named(args), environment);
      makeForItsOwner(home);
      System.setProperty("retune.logs", home.folder().resolve("logs").toString());
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
      System.exit(new ApplicationRunner(home, environment, toolkit).run(args));
    } catch (InvalidInputException e) {
      refuse(e);
      System.exit(1);
    }
  }

  // there is no home yet, and so no log
  private static void refuse(InvalidInputException why) {
    try (PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)) {
      err.println(new Texts(Locale.getDefault()).get(why));
    }
  }

  // before the log makes it for all to read; what is wrong with it is told by whoever opens it
  private static void makeForItsOwner(HomeFolder home) {
    try {
      home.make();
    } catch (IOException e) {
      // every command meets it again, and says so
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
