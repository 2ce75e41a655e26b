package io.tongban.approval.item;

import io.tongban.approval.lifecycle.Kind;
import io.tongban.support.crypto.Sm3;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * 告知书: all that 国办发〔2020〕42号 wants told, of this certification and this item, with what the applicant declares. Legal
 * text: Chinese only.
 */
@Component
public class NoticeText {

    private static final String NO_LICENCE_IN_PROCESS = "终止办理";
    private static final String NO_LICENCE_AFTERWARDS = "责令限期整改;逾期不改或者不符合法定条件的,撤销所作决定";
    private static final String AID_AFTERWARDS = "责令限期整改;逾期不改或者不符合法定条件的,终止法律援助";

    private final String template;

    NoticeText() {
        try {
            template = new ClassPathResource("commitments/notice.txt").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param version of the commitment's notice; @param sm3 of the text in UTF-8, 64 hex digits */
    public record Notice(String code, int version, String sm3, String text) {}

    public Notice of(Item item, Item.Material material, Commitment commitment) {
        String text = text(item, material, commitment);
        return new Notice(
                commitment.code(), commitment.version(), Sm3.hex(text.getBytes(StandardCharsets.UTF_8)), text);
    }

    String text(Item item, Item.Material material, Commitment commitment) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("item", item.name());
        values.put("basis", item.citation());
        values.put("name", commitment.name());
        values.put("code", commitment.code());
        values.put("material", material.name());
        values.put("proofBasis", commitment.legalBasisOfProof());
        values.put("proved", commitment.whatIsProved());
        values.put("who", item.forOrganisations() ? "法定代表人(负责人)" : "申请人");
        values.put("inProcess", inProcess(item.kind(), commitment));
        values.put("afterDecision", afterDecision(item.kind(), commitment));
        values.put("credit", commitment.falseCommitment().credit());
        values.put("criminal", commitment.falseCommitment().criminal());
        values.put("method", commitment.verification().method());
        values.put("deadline", commitment.verification().deadline());
        values.put("further", further(commitment));
        String text = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    /** The Licensing Act is no basis of what is no licence. */
    private static String inProcess(Kind kind, Commitment commitment) {
        return kind == Kind.LICENCE ? commitment.falseCommitment().inProcess() : NO_LICENCE_IN_PROCESS;
    }

    private static String afterDecision(Kind kind, Commitment commitment) {
        return switch (kind) {
            case LICENCE -> commitment.falseCommitment().afterDecision();
            case BENEFIT -> AID_AFTERWARDS;
            default -> NO_LICENCE_AFTERWARDS;
        };
    }

    private static String further(Commitment commitment) {
        if (commitment.further().isEmpty()) {
            return "";
        }
        return "九、其他告知:\n" + String.join("\n", commitment.further()) + "\n";
    }
}
