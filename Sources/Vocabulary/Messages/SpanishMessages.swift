/// Messages in Spanish. `MessageWords` says what the lines mean.
enum SpanishMessages {
    static let text: StaticString = """
        grouping|.
        hello|¡Buenos días!|¡Buenas tardes!|¡Hola!
        all|¡Hola a todos!|¡Buenos días a todos!
        bye|Un saludo|Saludos cordiales|Muchas gracias y un saludo
        hi|¡Hola!|¡Buenas!|¡Hola, qué tal!
        call|Nota de la llamada:|Resumen de la llamada:
        days|el lunes|el martes|el miércoles|el jueves|el viernes
        months|de enero|de febrero|de marzo|de abril|de mayo|de junio|de julio|de agosto|de septiembre|de octubre|de noviembre|de diciembre
        places|Madrid|Barcelona|Valencia|Sevilla|Bilbao|Málaga|Zaragoza|Granada
        goods|de sillas de oficina|de impresoras|de monitores|de auriculares|de lámparas de mesa|de botas de trabajo|de paneles solares|de cafeteras
        files|factura|acta|escaneo|oferta|resumen|foto
        terms|factura|pago|cuenta|transferencia|importe|banco|presupuesto|alquiler|precio|impuesto|pagar|pagado|dinero|cargo
        topic|Factura {n}|Le envío la factura {n} por un importe de {a}.|¿Podría revisar la factura {n} antes de que la abonemos?|Gracias, ¡la factura {n} se abonó más rápido que nunca!|La factura {n} está mal otra vez: nunca pedimos la mitad de lo que pone.
        topic|Reunión: {d}|¿Podemos pasar la reunión a las dos {d}?|La reunión que tenemos {d} durará cerca de una hora.|Me ha encantado preparar con vosotros la reunión que tenemos {d}.|Han vuelto a anular la reunión que teníamos {d} y nadie me avisó.
        topic|Pago de {a}|El pago de {a} debería llegar {d}.|¿Qué referencia pongo en el pago de {a}?|Ya ha llegado el pago de {a}, ¡qué rapidez!|Llevo tres semanas esperando el pago de {a}.
        topic|Entrega {g}|La entrega {g} está prevista por la mañana.|¿Quién puede recibir la entrega {g}?|La entrega {g} llegó antes de tiempo y todos están encantados.|La entrega {g} llegó dañada, y ya es la segunda vez.
        topic|Informe {m}|El informe {m} está en la carpeta común.|Por favor, añada sus cifras al informe {m}.|El informe {m} es el mejor que hemos tenido.|Las cifras del informe {m} no cuadran.
        topic|Contrato {n}|La segunda versión del contrato {n} está lista.|¿Quién firma el contrato {n} por su parte?|El contrato {n} está firmado, ¡enhorabuena a todo el equipo!|No estoy conforme con el contrato {n}: la cláusula cuatro no es lo que hablamos.
        topic|Viaje a {p}|He reservado el tren a {p} para los dos.|¿Necesitas hotel para el viaje a {p}?|El viaje a {p} fue maravilloso, ¡gracias por los consejos!|El viaje a {p} fue un desastre: sin hotel y con cuatro horas de retraso.
        topic|Cena: {d}|¿Cenamos juntos {d}?|Tengo mesa para seis {d} a las nueve.|¡Qué cena tan bonita, tenemos que repetirla más a menudo!|Te olvidaste de nuestra cena, {d}, y me quedé allí esperando.
        topic|Extracto {m}|Ya puede descargar el extracto {m} de su cuenta.|No encuentro el extracto {m}.|El extracto {m} tiene muy buena pinta esta vez.|En el extracto {m} hay un cargo que yo nunca hice.
        topic|Alquiler {m}|El alquiler {m} es de {a} esta vez.|Voy a pagar el alquiler {m} unos días más tarde, ¿le parece bien?|Gracias por bajar el alquiler {m}, nos ayuda mucho.|El alquiler {m} ha vuelto a subir, y la calefacción sigue rota.
        topic|Curso en {p}|El curso en {p} empieza a las nueve.|¿Le gustaría asistir al curso en {p}?|El curso en {p} fue excelente, aprendí muchísimo.|El curso en {p} fue un día perdido.
        topic|Acceso al nuevo sistema|Tendrá su acceso al nuevo sistema {d}.|¿Qué permisos necesita en el nuevo sistema?|El nuevo sistema funciona de maravilla, estoy impresionado.|El nuevo sistema me desconecta a cada rato, así no se puede trabajar.
        neutral|Avíseme si necesita algo más.|Le llamo {d}.|He dejado una nota breve en la carpeta.|No hace falta que sea hoy.|Dígame qué hora le viene bien.|Preguntaré también a los compañeros de {p}.|Lo demás puede esperar a la semana que viene.
        positive|¡Muchísimas gracias por su ayuda!|Estoy muy contento de cómo ha salido.|Habéis hecho un gran trabajo.|Ya tengo ganas de la próxima vez.|Me ha alegrado el día.
        negative|Estoy muy decepcionado.|Nadie contesta cuando llamo.|Así no podemos seguir.|Espero una disculpa y una solución.|Ya hemos perdido bastante tiempo.
        urgent|Es urgente, conteste por favor en menos de una hora.|Tiene que quedar hecho hoy sin falta.|Deje todo lo demás y llámeme ahora mismo.|Se nos acaba el tiempo.
        reply_neutral|Sobre «{t}»: lo miro {d}.|He leído su mensaje sobre «{t}» y lo he pasado.|En cuanto a «{t}», solo tengo una pequeña pregunta.|Respecto a «{t}», dejémoslo como está.
        reply_positive|Muy buenas noticias sobre «{t}», ¡gracias!|«{t}» me parece bien, y gracias por preguntar.|Estupendo, con eso queda resuelto «{t}».
        reply_negative|No estoy de acuerdo con lo que escribe sobre «{t}».|Su respuesta sobre «{t}» no me sirve de nada.|Pregunté por «{t}» hace dos semanas y no ha pasado nada.
        reply_urgent|Tenemos que decidir sobre «{t}» ahora mismo.|Necesito de inmediato su respuesta sobre «{t}».
        insider_trading|Tengo un [soplo del consejo], es seguro.|Compremos [antes del anuncio], que la acción va a saltar.|Las cifras [aún no son públicas], así que rápido.|Mi primo tiene [información privilegiada] sobre la fusión.
        money_laundering|Necesitamos a alguien que nos ayude a [blanquear el dinero].|Pásalo primero por la [empresa pantalla].|Hay que [fraccionar los ingresos] en varios días.|He encontrado otra [mula bancaria] para la próxima vez.
        fraud|La [firma falsificada] parece más auténtica que la buena.|Ponlo en una [factura falsa] y nadie se dará cuenta.|Todavía tengo el número de la [tarjeta robada].|Habría que [antedatar el contrato] medio año.
        sanctions_evasion|Que no venga nada del [banco sancionado], usa el otro.|De noche, en el puerto, hay que [reetiquetar la carga].|Tenemos que [ocultar al destinatario final] en los papeles.|El barco navega con [bandera falsa] desde ahora.
        tax_evasion|Podemos [ocultar los ingresos] a nombre de tu mujer.|Mi [cuenta sin declarar] se ha doblado desde entonces.|La [doble contabilidad] está en el sótano.|Vive en un [paraíso fiscal], pero solo en los papeles.
        market_manipulation|Esta noche [soltamos el rumor] en el foro.|Con unas [operaciones ficticias] parecerá que hay movimiento.|Juntos podemos [inflar la cotización] antes de comer.|A las once hay que [amañar el tipo], como cada día.
        bribery|Quiere una [mordida] del cinco por ciento.|Había un [sobre con billetes] en mi mesa.|Lo demás se arregla [bajo cuerda].|Hay que [comprar al inspector] antes de que lo escriba.
        """
}
