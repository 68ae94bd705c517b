package dev.retune.cli.command;

import dev.retune.cli.io.BrokenProfiles;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.cli.terminal.UsageException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code retune serve}. */
@Command(name = "serve", description = "Runs the collector API and the schedule, without a window.")
public final class ServeCommand implements Callable<Integer> {
  /** Default port. */
  public static final int PORT = 8787;

  private static final int LAST_PORT = 65_535;

  private final Terminal terminal;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port; 0 chooses a free one (default: ${DEFAULT-VALUE}).")
  private int port = PORT;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on (default: ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(
      names = "--origin",
      paramLabel = "URL",
      description =
          "Allowed origin of browser requests, such as https://chat.example.org; may be repeated.")
  private List<String> origins = List.of();

  @Option(
      names = "--trusted-proxies",
      paramLabel = "NETWORK",
      split = ",",
      description = "Proxies whose forwarding headers are trusted, such as 127.0.0.1,10.0.0.0/8.")
  private List<String> trustedProxies = List.of();

  @Option(
      names = "--vote-names",
      paramLabel = "NAME",
      split = ",",
      description =
          "Names of the evaluations in OpenTelemetry data that users give, such as user_feedback;"
              + " all others are left out.")
  private List<String> voteNames = List.of();

  public ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > LAST_PORT) {
      throw new UsageException("cli.serve.port", port);
    }
    try (CommandServices services = terminal.open();
        var server =
            services.serve(
                new CommandServices.ServeOptions(host, port, origins, trustedProxies, voteNames))) {
      var _ = BrokenProfiles.print(terminal, services.profiles());
      terminal.printError(
          terminal.texts().get("cli.serve.listening", "http://" + host + ":" + server.port()));
      terminal.untilStopped();
      return ExitCodes.DONE;
    }
  }
}
