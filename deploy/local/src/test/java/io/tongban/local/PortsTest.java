package io.tongban.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void oneNumberMovesAllAndOneVariableMovesOne() {
        Ports ports = Ports.from(Map.of("TONGBAN_PORT_BASE", "20000", "TONGBAN_PORT_STAFF", "31000"));

        assertThat(ports.of("gateway")).isEqualTo(20000);
        assertThat(ports.of("postgres")).isEqualTo(20007);
        assertThat(ports.of("staff")).isEqualTo(31000);
        assertThat(Ports.from(Map.of()).url("gateway")).isEqualTo("http://127.0.0.1:8080");
    }

    @Test
    void aWrongNumberIsRefusedByItsName() {
        assertThatThrownBy(() -> Ports.from(Map.of("TONGBAN_PORT_STAFF", "web")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("TONGBAN_PORT_STAFF: web (expected:");
    }

    @Test
    void aTakenPortIsRefusedWithItsHolderAndTheWayOut() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = Ports.free().with("catalog", other.getLocalPort());

            assertThatThrownBy(() -> ports.refuseTaken(List.of("gateway", "catalog")))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " (for catalog) is taken by process "
                            + ProcessHandle.current().pid())
                    .hasMessageContaining("TONGBAN_PORT_CATALOG")
                    .hasMessageNotContaining("gateway");
        }
    }
}
