package dev.retune.settings;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import dev.retune.common.error.UnavailableException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Secrets from this session, the environment or the system keyring, in this order; never in files,
 * logs or audit entries.
 */
public final class SecretStore {
  /** Environment variable of the Slack bot token. */
  public static final String SLACK_TOKEN = "RETUNE_SLACK_TOKEN";

  /** Environment variable of the workspace password. */
  public static final String DATABASE_PASSWORD = "RETUNE_DATABASE_PASSWORD";

  private static final String SERVICE = "retune";
  private static final Logger LOG = LoggerFactory.getLogger(SecretStore.class);

  private final Map<String, String> environment;
  private final Map<String, String> session = new ConcurrentHashMap<>();

  /** Uses the environment of the process. */
  public SecretStore(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Finds a secret by name. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(session.get(name))
        .or(() -> Optional.ofNullable(environment.get(name)))
        .filter(value -> !value.isBlank())
        .or(() -> inKeyring(name));
  }

  // the keyring declares a close() that throws any exception
  @SuppressWarnings("try")
  private static Optional<String> inKeyring(String name) {
    try (Keyring keyring = Keyring.create()) {
      return Optional.ofNullable(keyring.getPassword(SERVICE, name));
    } catch (BackendNotSupportedException e) {
      LOG.info("this system has no keyring; secrets come from the environment only");
      return Optional.empty();
    } catch (PasswordAccessException e) {
      // the library's way to report a missing entry
      return Optional.empty();
    } catch (Exception e) {
      LOG.warn("the system keyring could not be closed", e);
      return Optional.empty();
    }
  }

  /** Whether the system has an accessible keyring. */
  @SuppressWarnings("try")
  public static boolean hasKeyring() {
    try (Keyring keyring = Keyring.create()) {
      LOG.debug("the keyring is {}", keyring.getKeyringStorageType());
      return true;
    } catch (BackendNotSupportedException e) {
      return false;
    } catch (Exception e) {
      LOG.warn("the system keyring could not be closed", e);
      return true;
    }
  }

  /** Keeps a secret in memory only, until this process ends. */
  public void keepForSession(String name, String value) {
    session.put(name, value);
  }

  /**
   * Stores a secret in the system keyring.
   *
   * @throws UnavailableException when the system has no keyring
   */
  @SuppressWarnings("try")
  public void store(String name, String value) {
    try (Keyring keyring = Keyring.create()) {
      keyring.setPassword(SERVICE, name, value);
      session.remove(name);
    } catch (Exception e) {
      throw new UnavailableException(e, "settings.noKeyring", name);
    }
  }
}
