package dev.retune.bootstrap.environment;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import ch.qos.logback.core.util.FileSize;

/**
 * Configures logging to the folder named by the system property {@code retune.logs}, which the
 * launcher sets; without it nothing is written. Written in Java because parsing an XML
 * configuration adds a sixth of a second to every start. {@code -Dlogback.configurationFile} and
 * {@code logback-test.xml} take precedence.
 */
public final class LogbackConfigurator extends ContextAwareBase implements Configurator {
  private static final String LOGS = "retune.logs";
  private static final int DAYS_KEPT = 14;
  private static final String BYTES_KEPT = "200MB";
  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level [%thread] %logger{30} - %msg%n%ex";

  /** Found by logback through its service file. */
  public LogbackConfigurator() {}

  @Override
  public ExecutionStatus configure(LoggerContext logs) {
    if (System.getProperty("logback.configurationFile") != null
        || LogbackConfigurator.class.getResource("/logback-test.xml") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    // logback must not print its own status messages to the terminal
    logs.getStatusManager().add(new NopStatusListener());
    var root = logs.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    String folder = System.getProperty(LOGS);
    if (folder == null) {
      // started without the launcher: a relative default would write into the working directory
      root.setLevel(Level.OFF);
      return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
    root.addAppender(file(logs, folder));
    logs.getLogger("dev.retune").setLevel(Level.INFO);
    // the tokenizer library reports a missing GPU at every start
    logs.getLogger("ai.djl").setLevel(Level.ERROR);
    // warns at every start that the console runs without SIMD, which is intended
    logs.getLogger("org.apache.lucene.internal.vectorization").setLevel(Level.ERROR);
    // these log once per bad request or SQL error, which the response or the caller reports already
    logs.getLogger("org.eclipse.jetty.http.HttpParser").setLevel(Level.ERROR);
    logs.getLogger("org.eclipse.jetty.util.HostPort").setLevel(Level.ERROR);
    logs.getLogger("org.hibernate.orm.jdbc.error").setLevel(Level.OFF);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static FileAppender<ILoggingEvent> file(LoggerContext logs, String folder) {
    PatternLayoutEncoder lines = new PatternLayoutEncoder();
    lines.setContext(logs);
    lines.setPattern(LINE);
    lines.start();

    // logback treats a percent sign in a path as a conversion word, so such a log is not rolled
    FileAppender<ILoggingEvent> file =
        folder.contains("%") ? new FileAppender<>() : new RollingFileAppender<>();
    file.setContext(logs);
    file.setName("FILE");
    file.setEncoder(lines);
    // several processes may share one home
    file.setPrudent(true);
    if (file instanceof RollingFileAppender<ILoggingEvent> rolling) {
      rolling.setRollingPolicy(daily(logs, rolling, folder));
    } else {
      file.setFile(folder + "/retune.log");
    }
    file.start();
    return file;
  }

  private static TimeBasedRollingPolicy<ILoggingEvent> daily(
      LoggerContext logs, RollingFileAppender<ILoggingEvent> file, String folder) {
    TimeBasedRollingPolicy<ILoggingEvent> daily = new TimeBasedRollingPolicy<>();
    daily.setContext(logs);
    daily.setParent(file);
    daily.setFileNamePattern(folder + "/retune.%d{yyyy-MM-dd}.log");
    daily.setMaxHistory(DAYS_KEPT);
    daily.setTotalSizeCap(FileSize.valueOf(BYTES_KEPT));
    daily.start();
    return daily;
  }
}
