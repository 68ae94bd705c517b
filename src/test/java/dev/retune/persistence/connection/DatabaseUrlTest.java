package dev.retune.persistence.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @ParameterizedTest
  @CsvSource({
    "sqlite:///./local.db, SQLITE, jdbc:sqlite:./local.db",
    "sqlite:////var/lib/chat.db, SQLITE, jdbc:sqlite:/var/lib/chat.db",
    "sqlite+aiosqlite:///chat.db, SQLITE, jdbc:sqlite:chat.db",
    "postgresql://u:p@host/db, POSTGRESQL, jdbc:postgresql://host/db",
    "postgresql+psycopg2://u:p@host:5433/db, POSTGRESQL, jdbc:postgresql://host:5433/db",
    "postgres://u@host/db, POSTGRESQL, jdbc:postgresql://host/db",
    "mysql+pymysql://u:p@host/db?charset=utf8mb4, MYSQL, jdbc:mariadb://host/db?charset=utf8mb4",
    "jdbc:mysql://host/db, MYSQL, jdbc:mariadb://host/db",
    "jdbc:postgresql://host/db, POSTGRESQL, jdbc:postgresql://host/db",
  })
  void readsBothSpellings(String text, DatabaseUrl.Kind kind, String jdbc) {
    DatabaseUrl url = DatabaseUrl.parse(text);
    assertThat(url.kind()).isEqualTo(kind);
    assertThat(url.jdbc()).isEqualTo(jdbc);
  }

  @Test
  void aPasswordThatWasNotEscapedIsNotInTheRefusal() {
    assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://ann:se/cr@et@host/db"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("host/db")
        .hasMessageNotContainingAny("se/", "cr@", "et@");
  }

  @Test
  void decodesCredentialsAndHidesThem() {
    DatabaseUrl url = DatabaseUrl.parse("postgresql://an%40a:s%2Fe+c@ret@host/db");
    assertThat(url.user()).contains("an@a");
    assertThat(url.password()).contains("s/e+c@ret");
    assertThat(url.toString()).doesNotContain("ret@").isEqualTo("jdbc:postgresql://host/db");
  }

  @Test
  void hidesAPasswordAmongParameters() {
    assertThat(DatabaseUrl.parse("jdbc:postgresql://h/db?user=a&password=geheim").shown())
        .isEqualTo("jdbc:postgresql://h/db?user=a&password=***");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host/db", "oracle://h/db", "http://x", "postgresql://ho st/db"})
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text)).isInstanceOf(InvalidInputException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:h2:file:/data/team/retune;AUTO_SERVER=TRUE, /data/team",
    "jdbc:h2:file:/data/other;X=1, /data/other",
    "postgresql://me:secret@db.example:5433/chat?sslmode=require, db.example:5433/chat",
    "sqlite:////srv/chat.db, /srv/chat.db"
  })
  void aPlaceIsShortAndHoldsNoSecret(String url, String place) {
    assertThat(DatabaseUrl.parse(url).place()).isEqualTo(place);
  }

  @Test
  void aFileOfTheUsersOwnBeginsWithATilde() {
    Path file = Path.of(System.getProperty("user.home"), "data", "retune");
    assertThat(DatabaseUrl.h2File(file).place()).isEqualTo("~" + File.separator + "data");
  }

  @Test
  void noPartOfAPasswordWithSlashesAndSignsIsLeft() {
    assertThat(DatabaseUrl.withoutPassword("postgresql://ann:a/b@c:d@host:5432/votes"))
        .isEqualTo("postgresql://ann@host:5432/votes");
  }

  @Test
  void anAddressWithoutPasswordStays() {
    assertThat(DatabaseUrl.withoutPassword("postgresql://host:5432/votes"))
        .isEqualTo("postgresql://host:5432/votes");
  }

  @ParameterizedTest
  @CsvSource({
    "/home/ann, /home/ann/chat, ~/chat",
    "/home/ann, /home/anna/chat, /home/anna/chat",
    "/home/ann, /home/ann, ~",
    "'', /home/ann, /home/ann",
  })
  void onlyWhatIsBelowTheHomeIsShownBelowIt(String home, String path, String shown) {
    assertThat(DatabaseUrl.below(home, path)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:h2:file:/srv/x/retune;AUTO_SERVER=TRUE, /srv/x/retune.mv.db",
    "jdbc:h2:/srv/x/retune, /srv/x/retune.mv.db",
    "sqlite:////srv/chat.db?mode=ro, /srv/chat.db",
  })
  void theFilesOfADatabaseAreKnown(String url, String file) {
    assertThat(DatabaseUrl.parse(url).files()).contains(java.nio.file.Path.of(file));
  }

  @Test
  void aServersDatabaseHasNoFiles() {
    assertThat(DatabaseUrl.parse("postgresql://h/db").files()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://proxy/api/?token=abc, https://proxy/api/?",
    "https://me:pw@proxy/api/, https://me@proxy/api/",
    "weekly mon 09:00, weekly mon 09:00",
  })
  void noTokenStaysInAnAddressEither(String address, String bare) {
    assertThat(DatabaseUrl.withoutPassword(address)).isEqualTo(bare);
  }
}
