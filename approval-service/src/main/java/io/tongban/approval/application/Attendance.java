package io.tongban.approval.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who stood at the window when a step of the applicant was recorded there, and what was seen of them.
 *
 * @param identityType GA/T 2000.156, of the applicant, of an organisation's operator
 * @param identityNumber of the same, as seen; compared with the form, not kept
 * @param agent who acts for them (许可法第二十九条第二款); null where they came themselves
 */
public record Attendance(
        @NotBlank @Size(max = 3) String identityType,
        @NotBlank @Size(max = 30) String identityNumber,
        @Nullable @Valid Agent agent) {

    /**
     * 代理人.
     *
     * @param identityNumber as seen; kept as a mask
     * @param scope 授权范围
     * @param until 授权期限, last day
     * @param authorised the letter of authorisation was seen
     */
    public record Agent(
            @NotBlank @Size(max = 50) String name,
            @NotBlank @Size(max = 3) String identityType,
            @NotBlank @Size(max = 30) String identityNumber,
            @NotBlank @Size(max = 200) String scope,
            @NotNull LocalDate until,
            @NotNull Boolean authorised) {}
}
