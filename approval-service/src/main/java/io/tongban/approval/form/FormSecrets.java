package io.tongban.approval.form;

import io.tongban.support.crypto.Masks;
import io.tongban.support.crypto.SecretKeys;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes sensitive values (x-sensitive) out of a form before it is stored: the form keeps a mask, the value rests sealed
 * and bound to its case and field. So all JSON that is passed on holds masks only.
 */
@Component
public class FormSecrets {

    /** Where forms hold the identity numbers of those who are parties. */
    private static final List<String> PARTIES =
            List.of("/identityNumber", "/operator/identityNumber", "/interestedParties/identityNumber");

    private static final int CODE = 12;

    private final SecretKeys keys;

    FormSecrets(SecretProperties properties) {
        this.keys = SecretKeys.from(properties.keyFile());
    }

    /** A form as it is stored, and what was taken out of it. */
    public record Split(JsonNode masked, List<Secret> secrets) {}

    /** @param pointers of the sensitive fields of this form's schema */
    public Split split(UUID application, JsonNode plain, List<String> pointers) {
        JsonNode masked = plain.deepCopy();
        List<Secret> secrets = new ArrayList<>();
        for (String pointer : pointers) {
            String value = plain.at(pointer).asString("");
            if (!value.isEmpty()) {
                put(masked, pointer, mask(pointer, value));
                secrets.add(sealed(application, pointer, pointer, value));
            }
        }
        return new Split(masked, secrets);
    }

    private Secret sealed(UUID application, String pointer, String field, String value) {
        return new Secret(
                pointer,
                keys.current(),
                Base64.getEncoder().encodeToString(keys.seal(value, bound(application, pointer))),
                keys.lookup(field, value));
    }

    /** The form as the applicant filled it. */
    public JsonNode plain(UUID application, JsonNode masked, List<Secret> secrets) {
        JsonNode plain = masked.deepCopy();
        secrets.forEach(secret -> put(plain, secret.pointer(), open(application, secret)));
        return plain;
    }

    /**
     * Personal data of an interested party, whose places are under {@code /interestedParties/{party}}; what is alike in two
     * cases has the same look-up.
     */
    public Split party(UUID application, UUID party, Map<String, String> plain) {
        ObjectNode masked = JsonNodeFactory.instance.objectNode();
        List<Secret> secrets = new ArrayList<>();
        plain.forEach((field, value) -> {
            String pointer = "/interestedParties/" + party + "/" + field;
            masked.put(field, mask(pointer, value));
            secrets.add(sealed(application, pointer, "/interestedParties/" + field, value));
        });
        return new Split(masked, secrets);
    }

    /** What a notice to that party bears, so that its reader can be told from others. */
    public String code(UUID party) {
        return keys.lookup("interested", party.toString()).substring(0, CODE).toUpperCase(Locale.ROOT);
    }

    /** The look-ups under which cases keep the identity number of a party, whichever place it has there. */
    public List<String> identities(String number) {
        return PARTIES.stream().map(pointer -> keys.lookup(pointer, number)).toList();
    }

    /** The look-up under which a case keeps the identity number of the person who applies. */
    public String identity(String number) {
        return keys.lookup("/identityNumber", number);
    }

    /** Who stands at the window with this document: the same each time, and nothing that it can be guessed from. */
    public String present(String type, String number) {
        return keys.lookup("present", type + " " + number);
    }

    /** What stands for who did something, where the key of a person would say who: without our key nobody can try others. */
    public String person(String personKey) {
        return keys.lookup("person", personKey);
    }

    public String open(UUID application, Secret secret) {
        byte[] sealed = Base64.getDecoder().decode(secret.sealed());
        return keys.open(sealed, secret.keyId(), bound(application, secret.pointer()));
    }

    /** Something of a case that rests sealed beside its form: {@code key id:Base64}. */
    public String seal(UUID application, String what, String plain) {
        byte[] sealed = keys.seal(plain, bound(application, what));
        return keys.current() + ":" + Base64.getEncoder().encodeToString(sealed);
    }

    /** @throws IllegalStateException where it was changed, or belongs to something else */
    public String unseal(UUID application, String what, String sealed) {
        int colon = sealed.indexOf(':');
        byte[] bytes = Base64.getDecoder().decode(sealed.substring(colon + 1));
        return keys.open(bytes, sealed.substring(0, colon), bound(application, what));
    }

    private static String mask(String pointer, String value) {
        String field = pointer.substring(pointer.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (field.endsWith("phone")) {
            return Masks.phone(value);
        }
        if (field.endsWith("number")) {
            return Masks.identityNumber(value);
        }
        return field.endsWith("address") ? Masks.address(value) : Masks.all();
    }

    private static void put(JsonNode form, String pointer, String value) {
        JsonPointer at = JsonPointer.compile(pointer);
        if (form.at(at.head()) instanceof ObjectNode parent) {
            parent.put(at.last().getMatchingProperty(), value);
        }
    }

    private static String bound(UUID application, String pointer) {
        return application + pointer;
    }
}
