/** RFC 4226's secret, as a service shows it. */
export const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
export const URI = `otpauth://totp/Contoso:jo%40example.org?secret=${SECRET}&issuer=Contoso`;
