package dev.sluice.scraper.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Precedence of charset declarations, and guesses for pages without one. */
class CharsetSnifferTest {

    @Test
    void aByteOrderMarkBeatsTheHeaderAndTheHeaderThePage() {
        byte[] marked = "\ufeff<meta charset=iso-8859-1>€".getBytes(StandardCharsets.UTF_8);
        byte[] wide = "\ufeff<p>€".getBytes(StandardCharsets.UTF_16LE);
        byte[] plain = "<meta charset='koi8-r'>".getBytes(StandardCharsets.US_ASCII);

        assertThat(CharsetSniffer.detect(marked, "text/html; charset=koi8-r")).isEqualTo(StandardCharsets.UTF_8);
        assertThat(CharsetSniffer.detect(wide, "")).isEqualTo(StandardCharsets.UTF_16LE);
        assertThat(CharsetSniffer.detect(plain, "text/html; charset=\"utf-8\"")).isEqualTo(StandardCharsets.UTF_8);
        assertThat(CharsetSniffer.detect(plain, "text/html")).isEqualTo(Charset.forName("koi8-r"));
        assertThat(CharsetSniffer.detect(plain, "text/html; charset=nonsense")).isEqualTo(Charset.forName("koi8-r"));
    }

    @Test
    void aPageDeclaresItsCharsetInSeveralWays() {
        assertThat(declared("<?xml version='1.0' encoding='iso-8859-2'?><html>"))
                .isEqualTo("ISO-8859-2");
        assertThat(declared("<META http-equiv=Content-Type content='text/html; charset=windows-1251'>"))
                .isEqualTo("windows-1251");
        assertThat(declared("<meta name=x content=y><meta\ncharset = \"euc-jp\" >"))
                .isEqualTo("EUC-JP");
        assertThat(declared("<meta charset=utf-16>")).isEqualTo("UTF-8");
    }

    @Test
    void aNarrowCharsetIsReadAsItsSuperset() {
        byte[] price = {'9', ' ', (byte) 0x80};

        assertThat(new String(price, CharsetSniffer.detect(price, "text/html; charset=ISO-8859-1")))
                .isEqualTo("9 €");
        assertThat(declared("<meta charset=gb2312>")).isEqualTo("GB18030");
        assertThat(declared("<meta charset=Shift_JIS>")).isEqualTo("windows-31j");
    }

    @Test
    void withoutADeclarationTheCharsetIsGuessed() {
        assertThat(guessed("Größe 12 €", StandardCharsets.UTF_8)).isEqualTo("Größe 12 €");
        assertThat(guessed("Größe 12 €", Charset.forName("windows-1252"))).isEqualTo("Größe 12 €");
        String russian = "Купить телефон по низкой цене в интернет магазине с доставкой по всей стране сегодня";
        assertThat(guessed(russian, Charset.forName("windows-1251"))).isEqualTo(russian);
        String japanese = "この商品は現在在庫があります。送料無料でお届けします。価格は税込みです。";
        assertThat(guessed(japanese, Charset.forName("windows-31j"))).isEqualTo(japanese);
        assertThat(guessed(japanese, Charset.forName("EUC-JP"))).isEqualTo(japanese);
    }

    private static String declared(String page) {
        return CharsetSniffer.detect(page.getBytes(StandardCharsets.ISO_8859_1), "")
                .name();
    }

    private static String guessed(String text, Charset charset) {
        byte[] bytes = text.getBytes(charset);
        return new String(bytes, CharsetSniffer.detect(bytes, "text/html"));
    }
}
